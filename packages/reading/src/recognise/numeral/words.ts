/** What one UTF-16 code unit can be in a number. */
export const NONE = 0;
/** `0`–`9` and full-width `０`–`９`. */
export const DIGIT = 1;
/** `一`–`九`, `零`, `〇`, `两`, and the capitals of cheques (`壹`). */
export const HAN_DIGIT = 2;
/** `十 百 千 万 亿` and the capitals `拾 佰 仟`. */
export const MULTIPLIER = 3;

/** Class of every UTF-16 code unit: one look-up per character of the text. */
export const CLASS = new Uint8Array(65536);
/** Digit value 0–9 of DIGIT and HAN_DIGIT, exponent of ten (1, 2, 3, 4, 8) of MULTIPLIER. */
export const WORTH = new Uint8Array(65536);

function enter(characters: string, kind: number, worth: (index: number) => number): void {
  for (let i = 0; i < characters.length; i++) {
    CLASS[characters.charCodeAt(i)] = kind;
    WORTH[characters.charCodeAt(i)] = worth(i);
  }
}

enter('0123456789', DIGIT, (i) => i);
enter('０１２３４５６７８９', DIGIT, (i) => i);
enter('零一二三四五六七八九', HAN_DIGIT, (i) => i);
enter('零壹贰叁肆伍陆柒捌玖', HAN_DIGIT, (i) => i);
enter('〇○', HAN_DIGIT, () => 0);
enter('两', HAN_DIGIT, () => 2);
enter('十百千万', MULTIPLIER, (i) => i + 1);
enter('拾佰仟', MULTIPLIER, (i) => i + 1);
enter('亿', MULTIPLIER, () => 8);

/** Latin letters of either width and the underscore: a digit behind one of them is part of a name (`G15`, `PM2.5`). */
export const LETTER = new Uint8Array(65536);
for (let c = 65; c <= 90; c++) LETTER[c] = LETTER[c + 32] = LETTER[c + 0xfee0] = LETTER[c + 0xfee0 + 32] = 1;
LETTER[95] = 1;

/**
 * Units that begin with 千 or 百: behind digits the character belongs to the unit, `3千瓦` is 3 kW and not 3000 W of
 * something (`5千米`, `20万千瓦时`, `10千克`, `220千伏`, `800百帕`).
 */
export const UNIT_AFTER_THOUSAND = '瓦米克伏卡焦帕赫兆字乏';

/**
 * Characters that make a word with the single number character before them: what is written there is no number
 * (`一般`, `一体化`, `一些`, `万物`, `百姓`, `千方百计`).
 */
export const WORD_AFTER: Readonly<Record<string, string>> = {
  一: '步批体些般定样律直致系切旦贯并味流带站同再共向举经如概揽边面方连度刀俗生世瞬目心丝毫贫',
  万: '物般能',
  百: '计姓货科般花度强',
  千: '方军古',
  十: '字堰足佳',
  三: '农亚峡甲沙',
  四: '川邻',
  五: '保险金指',
  六: '安',
  七: '匹夕',
  八: '卦宝',
  九: '江',
  两: '会岸癌淮',
};

/**
 * Characters that make a word with the single number character behind them (`统一`, `唯一`, `之一`, `单一`). An
 * ordinal's `第` is no such character: `第三季度` needs its 三.
 */
export const WORD_BEFORE: Readonly<Record<string, string>> = {
  一: '统唯之单专同划逐归合如',
};
