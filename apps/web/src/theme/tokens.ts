import type { ThemeConfig } from 'antd';

/**
 * The one place for colours, sizes and type. Lamps keep 4.5 : 1 against white where they carry text (WCAG 2.2 AA), and
 * never stand without their word: a colour alone says nothing to one in twelve men.
 */
export const colours = {
  ink: '#1b2430',
  quiet: '#566172',
  line: '#dfe4ea',
  ground: '#f4f6f8',
  paper: '#ffffff',
  primary: '#1d4f91',
  tint: '#e8eff8',
  green: '#1f7a3f',
  yellow: '#8f6400',
  yellowGround: '#f6c445',
  red: '#b3261e',
  grey: '#5f6b7a',
} as const;

/** System fonts that hold Chinese, in the order in which offices have them. */
export const fonts = {
  text: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif',
  paper: '"Songti SC", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", serif',
  figure: '"Tabular", "DIN Alternate", "Bahnschrift", "Noto Sans CJK SC", system-ui, sans-serif',
} as const;

/** Hands colours and type to the style sheets, as `--ink` and so on. */
export function paint(root: HTMLElement): void {
  for (const [name, value] of Object.entries(colours)) root.style.setProperty(`--${name}`, value);
  for (const [name, value] of Object.entries(fonts)) root.style.setProperty(`--font-${name}`, value);
}

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.primary,
    colorText: colours.ink,
    colorTextSecondary: colours.quiet,
    colorTextDescription: colours.quiet,
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    colorError: colours.red,
    colorSuccess: colours.green,
    colorWarning: colours.yellow,
    // The library would mix these from the dark colours above, too dark for text on them.
    colorSuccessBg: '#eef7f1',
    colorSuccessBorder: '#b9dcc5',
    colorErrorBg: '#fcefed',
    colorErrorBorder: '#efc4bf',
    colorWarningBg: '#fef8e6',
    colorWarningBorder: '#ecd9a0',
    colorInfoBg: colours.tint,
    colorInfoBorder: '#c3d5ea',
    fontFamily: fonts.text,
    fontSize: 14,
    borderRadius: 6,
    controlHeight: 34,
  },
  components: {
    Layout: { headerBg: colours.paper, siderBg: colours.paper, headerHeight: 52, headerPadding: '0 20px' },
    Menu: { itemHeight: 40, itemMarginInline: 8 },
    Table: { cellPaddingBlockSM: 8, headerBg: '#eef2f6', headerColor: colours.ink },
  },
};
