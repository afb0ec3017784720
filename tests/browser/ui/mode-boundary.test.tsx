/** A page that fails stays alone with it. */
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ModeBoundary } from '../../../renderer/app/mode-boundary.tsx';
import { closePage, show } from './opened-county.tsx';

afterEach(closePage);

test('a fault while a page is drawn is said on that page and can be tried again', async () => {
  let isBroken = true;
  const Page = () => {
    if (isBroken) throw new Error('no such column');
    return <p>drawn</p>;
  };
  show(
    'night',
    <ModeBoundary>
      <Page />
    </ModeBoundary>,
  );
  await expect.element(page.getByText('这一页出了错')).toBeVisible();
  isBroken = false;
  await userEvent.click(page.getByRole('button', { name: '重新打开这一页' }));
  await expect.element(page.getByText('drawn')).toBeVisible();
});
