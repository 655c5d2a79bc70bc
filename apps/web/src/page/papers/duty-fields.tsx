import { Select } from 'antd';
import { useTranslation } from '../../words/index.js';
import type { Duties } from '../../api/duties.js';
import { useUnits } from '../../api/units.js';

export interface DutyFieldsProps {
  readonly duties: Duties;
  readonly change: (duties: Duties) => void;
  /** What they are about, for who cannot see where they stand. */
  readonly label: string;
}

/** Who leads, in order, and who supports; a unit that leads does not support as well. */
export function DutyFields({ duties: { leads, supports }, change, label }: DutyFieldsProps) {
  const { t } = useTranslation();
  const units = useUnits();
  const options = units.data?.map(({ id, name, shortName }) => ({ value: id, label: shortName ?? name, name })) ?? [];
  const field = (role: 'lead' | 'support', value: readonly string[], set: (value: string[]) => void) => (
    <Select<string[], (typeof options)[number]>
      mode="multiple"
      className="duty-units"
      aria-label={`${label} ${t(`task.${role}`)}`}
      placeholder={t(`duties.choose.${role}`)}
      value={[...value]}
      options={options}
      showSearch={{
        filterOption: (words, option) => option !== undefined && `${option.label}${option.name}`.includes(words.trim()),
      }}
      onChange={set}
    />
  );
  return (
    <>
      {field('lead', leads, (value) =>
        change({ leads: value, supports: supports.filter((one) => !value.includes(one)) }),
      )}
      {field('support', supports, (value) =>
        change({ leads: leads.filter((one) => !value.includes(one)), supports: value }),
      )}
    </>
  );
}
