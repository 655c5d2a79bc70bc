import { pinyin } from 'pinyin-pro';

/**
 * The key by which names stand in lists, 市财政局 → `shi4 cai2 zheng4 ju2`: syllables with their tone, lower case, other
 * characters as they are. A character with several readings is read by the dictionary's word; a proper name that no
 * dictionary has may be read otherwise than its people say it, which only moves it in a list.
 */
export const pinyinKey = (name: string): string =>
  pinyin(name.normalize('NFKC'), { toneType: 'num', type: 'array', nonZh: 'consecutive', v: true })
    .join(' ')
    .toLowerCase();
