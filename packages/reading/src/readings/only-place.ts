import { Codes } from '../text/codes.js';
import type { Scene } from './scene.js';
import { placesOf } from './scene.js';

const ONLY_PLACE =
  /^(?:全国|[全我本](?:省|市|县|区|州|域|国|校|院)|[省市县区]|[一-龥]{2,3}(?<![小社园片库校景厂])[省市县区])$/;
const ENDS_ONLY_PLACE = new Codes('国省市县区州域校院');
const ENDS_PLACE = new Codes('省市县区州盟旗镇乡内辖境共');
const NO_SUBJECT: ReadonlySet<string> = new Set([
  '此次',
  '本次',
  '这次',
  '首批',
  '该市',
  '该省',
  '该县',
  '当地',
  '其中',
  '此前',
  '其他',
  '其余',
  '以上',
  '以下',
]);

/** `广东全辖⟦20个⟧地市`, `此次共有⟦10个⟧项目`: words that name no subject. */
export function onlyPlace(scene: Scene, words: string): boolean {
  if (words.length <= 4 && ((ENDS_ONLY_PLACE.end(words) && ONLY_PLACE.test(words)) || NO_SUBJECT.has(words)))
    return true;
  // Only words that end as a place does are worth seeking the paper's places for.
  if (words.length > 4 && (words.length > 14 || !ENDS_PLACE.end(words))) return false;
  const { text } = scene.paper;
  return placesOf(scene).some(
    (place) =>
      words.length - (place.end - place.start) <= 3 &&
      words.startsWith(text.slice(place.start, place.end)) &&
      /^(?:[省市县区]?内|全辖|辖内|地区|境内|全[省市县区]|范围内|共|)$/.test(words.slice(place.end - place.start)),
  );
}
