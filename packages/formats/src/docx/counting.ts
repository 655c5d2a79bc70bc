/**
 * Writes a number in one of Word's numbering formats (ECMA-376 part 1, 17.18.59 ST_NumberFormat). Null for a format that
 * is not known here.
 */
export function counted(value: number, format: string): string | null {
  switch (format) {
    case 'decimal':
    case 'decimalHalfWidth':
      return String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(value, '〇一二三四五六七八九', ['', '十', '百', '千'], '零');
    case 'chineseLegalSimplified':
      return chinese(value, '零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟'], '零');
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return String(value).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)]!);
    case 'ideographTraditional':
      return cycle(value, '甲乙丙丁戊己庚辛壬癸');
    case 'ideographZodiac':
      return cycle(value, '子丑寅卯辰巳午未申酉戌亥');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return from(value, 20, 0x2460) ?? String(value);
    case 'decimalEnclosedParen':
      return from(value, 20, 0x2474) ?? `(${value})`;
    case 'decimalEnclosedFullstop':
      return from(value, 20, 0x2488) ?? `${value}.`;
    case 'ideographEnclosedCircle':
      return from(value, 10, 0x3280) ?? String(value);
    case 'upperLetter':
      return letters(value, 65);
    case 'lowerLetter':
      return letters(value, 97);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'none':
      return '';
    default:
      return null;
  }
}

/** 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五. Above 9999 Word itself counts in figures. */
function chinese(value: number, digits: string, places: readonly string[], zero: string): string {
  if (value <= 0) return digits[0]!;
  if (value > 9999) return String(value);
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += (gap ? zero : '') + digits[digit]! + places[place]!;
      gap = false;
    }
  }
  return value >= 10 && value < 20 && places[1] === '十' ? text.slice(1) : text;
}

function cycle(value: number, signs: string): string {
  return value >= 1 && value <= signs.length ? signs[value - 1]! : String(value);
}

function from(value: number, last: number, first: number): string | null {
  return value >= 1 && value <= last ? String.fromCharCode(first + value - 1) : null;
}

/** a … z, aa, bb …: Word repeats the letter. */
function letters(value: number, first: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let text = '';
  let left = value;
  for (const [worth, sign] of signs) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
