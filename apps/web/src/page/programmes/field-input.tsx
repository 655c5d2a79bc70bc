import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useLinkable } from '../../api/programmes.js';
import type { Field } from '../../api/programmes.js';
import { EvidenceInput } from './evidence-input.js';
import { useSay } from './say.js';

export interface FieldInputProps {
  readonly programme: string;
  readonly field: Field;
  readonly id?: string;
  /** A text as it is typed, an option's code, codes, a record's id, `true`/`false`; empty is not known. */
  readonly value?: string | readonly string[];
  readonly onChange?: (value: string | readonly string[]) => void;
  /** What a link leads to now, by its name. */
  readonly printed?: string | null;
  /** What stands where nothing was filled in; that it is not known, where it is left out. */
  readonly empty?: string;
}

/** The input of a field, by its kind. */
export function FieldInput({ programme, field, id, value, onChange, printed, empty }: FieldInputProps) {
  const { t } = useTranslation();
  const say = useSay();
  const text = typeof value === 'string' ? value : '';
  const own = id === undefined ? {} : { id };
  // What must be filled in cannot be left unknown.
  const unknown = field.required ? '' : (empty ?? t('programme.unknown'));
  switch (field.kind) {
    case 'choice':
    case 'flag': {
      const options =
        field.kind === 'flag'
          ? [
              { value: 'true', label: t('programme.yes') },
              { value: 'false', label: t('programme.no') },
            ]
          : (field.options ?? []).map(({ code, words }) => ({ value: code, label: say(words) }));
      return (
        <Select
          {...own}
          allowClear
          placeholder={unknown}
          value={text === '' ? null : text}
          options={options}
          onChange={(chosen: string | undefined) => onChange?.(chosen ?? '')}
        />
      );
    }
    case 'choices':
      return (
        <Select
          {...own}
          mode="multiple"
          allowClear
          placeholder={unknown}
          value={Array.isArray(value) ? [...(value as readonly string[])] : []}
          options={(field.options ?? []).map(({ code, words }) => ({ value: code, label: say(words) }))}
          onChange={(chosen: string[]) => onChange?.(chosen)}
        />
      );
    case 'evidence':
      return (
        <EvidenceInput
          {...own}
          {...(Array.isArray(value) ? { value: value as readonly string[] } : {})}
          onChange={(items) => onChange?.(items)}
        />
      );
    case 'link':
      return (
        <LinkInput
          {...own}
          programme={programme}
          register={field.to!}
          value={text}
          printed={printed ?? null}
          onChange={(chosen) => onChange?.(chosen)}
        />
      );
    case 'day':
    case 'month':
    case 'quarter':
      // The browser's own picker for days; months and quarters are typed as they are read.
      return (
        <Input
          {...own}
          type={field.kind === 'day' ? 'date' : 'text'}
          placeholder={field.kind === 'day' ? '' : t(`programme.like.${field.kind}`)}
          value={text}
          onChange={({ target }) => onChange?.(target.value)}
        />
      );
    case 'figure':
      return (
        <Input
          {...own}
          inputMode="decimal"
          className="figures"
          suffix={field.measure ? say(field.measure.shown.unit) : null}
          placeholder={unknown}
          value={text}
          onChange={({ target }) => onChange?.(target.value)}
        />
      );
    default:
      return (field.most ?? 200) > 200 ? (
        <Input.TextArea
          {...own}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={field.most ?? 200}
          value={text}
          onChange={({ target }) => onChange?.(target.value)}
        />
      ) : (
        <Input
          {...own}
          maxLength={field.most ?? 200}
          placeholder={unknown}
          value={text}
          onChange={({ target }) => onChange?.(target.value)}
        />
      );
  }
}

/** Chooses a record of a register by the words typed. */
function LinkInput({
  programme,
  register,
  value,
  printed,
  onChange,
  id,
}: {
  readonly programme: string;
  readonly register: string;
  readonly value: string;
  readonly printed: string | null;
  readonly onChange: (id: string) => void;
  readonly id?: string;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const [search, setSearch] = useState('');
  const { data } = useLinkable(programme, register, search);
  const options = (data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [
      ...new Set([
        row.title,
        ...Object.values(say({ chinese: row.printed, english: row.english }))
          .filter(Boolean)
          .slice(0, 2),
      ]),
    ].join('　'),
  }));
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('programme.chooseRecord')}
      value={value === '' ? null : value}
      options={known ? options : [{ value, label: printed ?? value }, ...options]}
      onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
    />
  );
}
