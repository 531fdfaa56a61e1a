import { Button } from '@mantine/core';
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
  const [ending, setEnding] = useState<Ending | null>(null);
  const isFixed = readOnly || ticket.sales_stage === 'won';
  const canBeWon = !isFixed && ticket.sales_stage !== 'lost' && !isOver(ticket);
  return (
    <Section title={t('sales')} open>
      <StageField ticket={ticket} readOnly={isFixed} lose={() => setEnding({ ticket, as: 'lost' })} />
      <Figures ticket={ticket} readOnly={isFixed} />
      {canBeWon ? (
        <Button variant="light" size="sm" mt={8} fullWidth onClick={() => setEnding({ ticket, as: 'won' })}>
          {t('convert')}
        </Button>
      ) : null}
      <Endings ending={ending} close={() => setEnding(null)} ticket={ticket} />
    </Section>
  );
}

interface Ending {
  /** As it was when its end was begun. */
  ticket: Ticket;
  as: 'won' | 'lost';
}

/** Beside what they are about: that goes as soon as the end shows, which is before it is sure. */
function Endings({ ending, close, ticket }: { ending: Ending | null; close: () => void; ticket: Ticket }) {
  const label = useLabel();
  const { edit } = useEdits();
  const convert = useConvert(ticket);
  return (
    <>
      <LostDialog
        ticket={ending?.as === 'lost' ? ending.ticket : null}
        close={close}
        done={async ({ revision }, reason) => (await edit(toStage('lost', reason, label('lost')), revision)) !== 'refused'}
      />
      <WonDialog ticket={ending?.as === 'won' ? ending.ticket : null} close={close} done={(_, order) => convert(order)} />
    </>
  );
}

function StageField({ ticket, readOnly, lose }: Props & { lose: () => void }) {
  const t = useWords(sideWords);
  const label = useLabel();
  const { edit } = useEdits();
  const meta = useMeta();
  const stage = ticket.sales_stage ?? 'lead';
  if (readOnly)
    return (
      <Field name={t('stage')}>
        <Plain>{label(stage)}</Plain>
      </Field>
    );
  return (
    <Choice
      id="ticket-stage"
      name={t('stage')}
      value={stage}
      options={(meta?.sales_stages ?? [stage])
        .filter((value) => value !== 'won')
        .map((value) => ({ value, label: label(value) }))}
      choose={(to) => (to === 'lost' ? lose() : void edit(toStage(to as SalesStage, null, label(to))))}
    />
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
