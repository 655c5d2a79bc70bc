import type { ThemeConfig } from 'antd';
import { colours, fonts } from './tokens.js';

/** The component library in our colours and type. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.primary,
    colorInfo: colours.primary,
    colorLink: colours.primary,
    colorText: colours.ink,
    colorTextSecondary: colours.quiet,
    colorTextDescription: colours.quiet,
    colorTextPlaceholder: colours.quiet,
    colorTextTertiary: colours.quiet,
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    colorError: colours.red,
    colorSuccess: colours.green,
    colorWarning: colours.yellow,
    // The library would mix these from the dark colours above, too dark for text on them.
    colorSuccessBg: colours.greenPale,
    colorSuccessBorder: '#b9dcc5',
    colorErrorBg: colours.redPale,
    colorErrorBorder: colours.redEdge,
    colorWarningBg: colours.yellowPale,
    colorWarningBorder: '#ecd9a0',
    colorInfoBg: colours.tint,
    colorInfoBorder: '#c3d5ea',
    fontFamily: fonts.text,
    fontSize: 14,
    borderRadius: 6,
    controlHeight: 34,
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Layout: { headerBg: colours.paper, siderBg: colours.paper, headerHeight: 52, headerPadding: '0 20px' },
    Menu: { itemHeight: 40, itemMarginInline: 8 },
    Table: { cellPaddingBlockSM: 8, headerBg: colours.band, headerColor: colours.ink },
  },
};
