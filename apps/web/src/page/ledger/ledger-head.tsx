import { Button, Flex, Segmented, Typography } from 'antd';
import { memo } from 'react';
import { useTranslation } from '../../words/index.js';
import { useTaskCounts } from '../../api/tasks.js';
import type { Lamp as Colour, TaskCounts, TaskFilter } from '../../api/tasks.js';
import { Lamp } from '../../lamp/lamp.js';
import { useAddress } from '../../shell/address.js';
import { ORDERS } from './view.js';
import type { View } from './view.js';

const COLOURS: readonly Colour[] = ['red', 'yellow', 'green', 'grey'];

/** How many rows the filter leaves, of each colour, and the order they stand in. */
export const LedgerHead = memo(function LedgerHead({
  filter,
  order,
}: {
  readonly filter: TaskFilter;
  readonly order: View['order'];
}) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const { lamp: _lamp, ...ofAnyLamp } = filter;
  // A button says how many its colour would show, so the colours chosen do not narrow what is counted.
  const { data: counts } = useTaskCounts(ofAnyLamp);
  const total = counts ? totalShown(counts, filter) : null;
  return (
    <Flex align="center" gap={12} wrap>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {t('menu.ledger')}
      </Typography.Title>
      {total === null ? null : (
        <span className="quiet figures" data-total={total}>
          {t('ledger.total', { count: total })}
        </span>
      )}
      <LampButtons counts={counts} filter={filter} />
      <span style={{ flex: 1 }} />
      <Segmented
        value={order}
        options={ORDERS.map((value) => ({ value, label: t(`ledger.order.${value}`) }))}
        onChange={(value) => change({ order: [value] })}
      />
    </Flex>
  );
});

const chosenIn = (filter: TaskFilter): readonly Colour[] =>
  COLOURS.filter((colour) => filter['lamp']?.includes(colour));

/** How many rows the colours chosen leave of those that are counted by lamp. */
export function totalShown(counts: TaskCounts, filter: TaskFilter): number {
  const chosen = chosenIn(filter);
  return (chosen.length > 0 ? chosen : COLOURS).reduce((sum, colour) => sum + counts[colour], 0);
}

/** A button a colour, with how many rows it would show; pressed again it lets all of them in. */
export function LampButtons({
  counts,
  filter,
}: {
  readonly counts: TaskCounts | undefined;
  readonly filter: TaskFilter;
}) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const chosenColours = chosenIn(filter);
  return (
    <Flex gap={6} wrap role="group" aria-label={t('ledger.lamp')}>
      {COLOURS.map((colour) => {
        const chosen = chosenColours.includes(colour);
        return (
          <Button
            key={colour}
            type={chosen ? 'primary' : 'default'}
            ghost={chosen}
            aria-pressed={chosen}
            icon={<Lamp colour={colour} />}
            onClick={() => change({ lamp: chosen ? [] : [colour] })}
          >
            <span className="figures">{counts?.[colour] ?? '…'}</span>
          </Button>
        );
      })}
    </Flex>
  );
}
