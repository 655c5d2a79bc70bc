import type { lamps } from '@luoshi/server/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from '../words/index.js';
import type { z } from 'zod';
import { ask } from '../api/client.js';
import { has, useSession } from '../api/session.js';
import type { Lamp as Colour } from '../api/tasks.js';

export type ColourMeanings = z.output<typeof lamps.colourMeanings>;

/** How the office calls its lamps, and what they mean there; it hardly changes while one works. */
export const colourMeanings = queryOptions({
  queryKey: ['lamp-colours'],
  queryFn: ({ signal }) => ask<ColourMeanings>('/api/lamp-colours', { signal }),
  staleTime: 5 * 60_000,
});

/** A colour's name and meaning: the office's own words on the Chinese screen, the usual name on the English one. */
export function useColourWords(): (colour: Colour) => { readonly name: string; readonly meaning: string } {
  const { t, language } = useTranslation();
  const who = useSession().data;
  const mayAsk = who !== null && who !== undefined && has(who, 'supervision', 'leader', 'auditor', 'liaison');
  const { data } = useQuery({ ...colourMeanings, enabled: mayAsk });
  return (colour) => (data && language !== 'en' ? data[colour] : { name: t(`lamp.${colour}`), meaning: '' });
}
