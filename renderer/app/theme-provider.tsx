/**
 * One set of tokens for everything: the map's theme tokens become CSS variables for our own style sheets and the seed of
 * the widgets' theme. Type scales with the root font, so that 4K shows more size, not more dust.
 */
import { ConfigProvider, theme as antdTheme } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import type { ThemeName } from '../map/paint.ts';
import { cssVariables, tokensOf } from '../map/tokens.ts';

/** Root font in CSS pixels that the layout is drawn for. */
const BASE_FONT = 16;

const rootFont = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || BASE_FONT;

/** Nonce under which style elements may be added; the page carries it in a meta element. */
function pageNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || meta?.content || undefined;
}

export function useRootScale(): number {
  const [scale, setScale] = useState(() => rootFont() / BASE_FONT);
  useLayoutEffect(() => {
    const measure = (): void => setScale(rootFont() / BASE_FONT);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return scale;
}

export function ThemeProvider({ theme, children }: { theme: ThemeName; children: ReactNode }) {
  const scale = useRootScale();
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = theme;
    for (const [name, value] of Object.entries(cssVariables(theme))) root.style.setProperty(name, value);
  }, [theme]);

  const config = useMemo(() => {
    const tokens = tokensOf(theme);
    return {
      algorithm: theme === 'night' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
      hashed: false,
      token: {
        colorPrimary: tokens.accent,
        colorLink: tokens.accent,
        colorInfo: tokens.accent,
        colorBgBase: tokens.surface,
        colorBgContainer: tokens.surface,
        colorBgElevated: tokens.surfaceRaised,
        colorText: tokens.text,
        // Text on the accent: dark on the bright accent of the night, white on the deep one of the paper.
        colorTextLightSolid: theme === 'night' ? tokens.ground : '#ffffff',
        colorTextSecondary: tokens.textSoft,
        // What a field is for has to be readable as well.
        colorTextPlaceholder: tokens.textSoft,
        colorBorder: tokens.rule,
        colorBorderSecondary: tokens.rule,
        fontFamily: 'inherit',
        fontSize: Math.round(14 * scale),
        controlHeight: Math.round(32 * scale),
        sizeUnit: 4 * scale,
        borderRadius: 5,
        motionDurationMid: '0.12s',
        motionDurationSlow: '0.16s',
      },
    };
  }, [theme, scale]);
  const csp = useMemo(() => {
    const nonce = pageNonce();
    return nonce === undefined ? {} : { nonce };
  }, []);
  return (
    <ConfigProvider locale={zhCN} theme={config} csp={csp} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
