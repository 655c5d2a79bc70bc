import type { ComponentType } from 'react';
import { useTranslation } from '../../words/index.js';
import { useParams } from 'react-router';
import { useOne } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';
import { FrozenHead } from './frozen-head.js';
import type { FrozenHeadProps } from './frozen-head.js';
import { PutOut } from './put-out.js';

/** What is put out for a period and then frozen: what the API and the addresses call it, its name, and how it is shown. */
export interface FrozenKind<Model> {
  readonly subject: string;
  readonly path: string;
  /** The key of its words. */
  readonly title: string;
  readonly content: ComponentType<{ readonly model: Model }>;
}

interface OfPeriod {
  readonly period: { readonly name: string };
  readonly asOf: string;
  readonly edition: number;
}

/** What would be put out for the period of the address now; the office puts it out from here. */
export function FrozenPreview<Model extends OfPeriod>({ of }: { readonly of: FrozenKind<Model> }) {
  const { t } = useTranslation();
  const { period = '' } = useParams();
  const who = useSession().data!;
  const { data, error, refetch } = useOne<Model>(`${of.subject}/preview`, { period });
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting page />;
  return (
    <>
      <FrozenHead back={{ to: of.path, title: t(of.title) }} name={data.period.name} asOf={data.asOf} frozen={null}>
        {has(who, 'supervision') ? (
          <PutOut subject={of.subject} path={of.path} period={period} edition={data.edition} />
        ) : null}
      </FrozenHead>
      <of.content model={data} />
    </>
  );
}

/** What was put out: its model is the same to the byte for ever. */
export function FrozenPage<Model extends OfPeriod>({ of }: { readonly of: FrozenKind<Model> }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useOne<NonNullable<FrozenHeadProps['frozen']> & { readonly model: Model }>(
    `${of.subject}/${id}`,
  );
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting page />;
  const { period, asOf } = data.model;
  return (
    <>
      <FrozenHead back={{ to: of.path, title: t(of.title) }} name={period.name} asOf={asOf} frozen={data} />
      <of.content model={data.model} />
    </>
  );
}
