/** Boot order only: what must come before any schema, fonts and base styles, then the tree. */
import './no-eval.ts';
import '@fontsource-variable/noto-sans-sc/index.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { GuatuApp } from './guatu-app.tsx';
import { useSeat } from './seat-store.ts';
import { refuseStrayDrops } from './stray-drops.ts';
import { ThemeProvider } from './theme-provider.tsx';

function Root() {
  const theme = useSeat((seat) => seat.theme);
  return (
    <ThemeProvider theme={theme}>
      <GuatuApp />
    </ThemeProvider>
  );
}

refuseStrayDrops();
const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(<Root />);
