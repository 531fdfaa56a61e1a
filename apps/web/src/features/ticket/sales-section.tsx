import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useMeta } from '../../api/queries';
import type { SalesStage, Ticket } from '../../api/types';
import { LostDialog, WonDialog } from '../../ui/opportunity/dialogs';
import { useFormats } from '../../words/formats';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { useEdits } from './acts';
import { change, toStage } from './edits';
import { Field, Plain } from './field';
import { LineField } from './line-field';
import { isOver } from './moves';
import { Choice } from './properties-section';
import { Section } from './section';
import { sideWords } from './side-words';
import { useConvert } from './use-convert';

interface Props {
  ticket: Ticket;
  readOnly: boolean;
}

/** What a sale is worth, where it stands, and its end: an order, or why there is none. */
export function SalesSection({ ticket, readOnly }: Props) {
  const t = useWords(sideWords);
  const settled = ticket.sales_stage === 'won';
  return (
    <Section title={t('sales')} open>
      <StageField ticket={ticket} readOnly={readOnly || settled} />
      <Figures ticket={ticket} readOnly={readOnly || settled} />
      {readOnly || settled ? null : <Convert ticket={ticket} />}
    </Section>
  );
}

function StageField({ ticket, readOnly }: Props) {
  const t = useWords(sideWords);
  const label = useLabel();
  const { edit } = useEdits();
  const meta = useMeta();
  const [losing, setLosing] = useState<Ticket | null>(null);
  const stage = ticket.sales_stage ?? 'lead';
  if (readOnly)
    return (
      <Field name={t('stage')}>
        <Plain>{label(stage)}</Plain>
      </Field>
    );
  const choose = (to: string) => {
    if (to === 'lost') setLosing(ticket);
    else void edit(toStage(to as SalesStage, null, label(to)));
  };
  return (
    <>
      <Choice
        id="ticket-stage"
        name={t('stage')}
        value={stage}
        options={(meta?.sales_stages ?? [stage])
          .filter((value) => value !== 'won')
          .map((value) => ({ value, label: label(value) }))}
        choose={choose}
      />
      <LostDialog
        ticket={losing}
        close={() => setLosing(null)}
        done={({ revision }, reason) => {
          setLosing(null);
          void edit(toStage('lost', reason, label('lost')), revision);
          return Promise.resolve(true);
        }}
      />
    </>
  );
}

function Figures({ ticket, readOnly }: Props) {
  const t = useWords(sideWords);
  const formats = useFormats();
  const { edit } = useEdits();
  const common = { readOnly, revision: ticket.revision };
  const { opportunity_value: value, conversion_probability: probability, lead_source: source } = ticket;
  return (
    <>
      <LineField
        id="ticket-value"
        name={t('value')}
        value={value}
        kind="money"
        shown={value === null ? null : formats.money(value)}
        {...common}
        save={(text, from) => void edit(change({ opportunity_value: text }, text === null ? '–' : formats.money(text)), from)}
      />
      <LineField
        id="ticket-probability"
        name={t('probability')}
        value={probability === null ? null : String(probability)}
        kind="percent"
        shown={probability === null ? null : formats.percent(probability / 100)}
        {...common}
        save={(text, from) =>
          void edit(change({ conversion_probability: text === null ? null : Number(text) }, `${text ?? '–'} %`), from)
        }
      />
      <LineField
        id="ticket-source"
        name={t('lead_source')}
        value={source}
        kind="line"
        shown={source}
        {...common}
        save={(text, from) => void edit(change({ lead_source: text }, text ?? '–'), from)}
      />
    </>
  );
}

function Convert({ ticket }: { ticket: Ticket }) {
  const t = useWords(sideWords);
  const convert = useConvert(ticket);
  const [open, setOpen] = useState(false);
  if (ticket.sales_stage === 'lost' || isOver(ticket)) return null;
  return (
    <Stack gap={2} mt={8}>
      <Button variant="light" size="sm" onClick={() => setOpen(true)}>
        {t('convert')}
      </Button>
      <WonDialog
        ticket={open ? ticket : null}
        close={() => setOpen(false)}
        done={(_, order) => {
          setOpen(false);
          void convert(order);
          return Promise.resolve(true);
        }}
      />
    </Stack>
  );
}
