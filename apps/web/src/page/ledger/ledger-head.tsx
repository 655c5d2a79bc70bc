import { Button, Flex, Segmented, Typography } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTaskCounts } from '../../api/tasks.js';
import type { Lamp as Colour, TaskFilter } from '../../api/tasks.js';
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
  const { lamp, ...ofAnyLamp } = filter;
  // A button says how many its colour would show, so the colours chosen do not narrow what is counted.
  const { data: counts } = useTaskCounts(ofAnyLamp);
  const chosenColours = COLOURS.filter((colour) => lamp?.includes(colour));
  const shownColours = chosenColours.length > 0 ? chosenColours : COLOURS;
  const total = counts ? shownColours.reduce((sum, colour) => sum + counts[colour], 0) : null;
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
      <span style={{ flex: 1 }} />
      <Segmented
        value={order}
        options={ORDERS.map((value) => ({ value, label: t(`ledger.order.${value}`) }))}
        onChange={(value) => change({ order: [value] })}
      />
    </Flex>
  );
});
