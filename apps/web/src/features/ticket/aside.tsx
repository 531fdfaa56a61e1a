import { Stack } from '@mantine/core';
import type { Ticket } from '../../api/types';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { CustomerSection, RelatedSection } from './customer-section';
import { Field, Plain } from './field';
import { isOver } from './moves';
import { PropertiesSection } from './properties-section';
import { RatingSection } from './rating-section';
import { SalesSection } from './sales-section';
import { Section } from './section';
import { sideWords } from './side-words';
import { ClocksSection, StatusSection } from './status-section';
import { ticketWords } from './words';

/** What is known of the ticket, and what can be done to it. @param past shown as it was: nothing can be done */
export function Aside({ ticket, past }: { ticket: Ticket; past: boolean }) {
  const t = useWords(ticketWords);
  const fixed = past || isOver(ticket);
  return (
    <aside className="ticket-aside" aria-label={t('details')}>
      <Stack gap={0}>
        <StatusSection ticket={ticket} readOnly={past} />
        <ClocksSection ticket={ticket} />
        <PropertiesSection ticket={ticket} readOnly={fixed} />
        {ticket.ticket_type === 'sales' ? <SalesSection ticket={ticket} readOnly={fixed} /> : null}
        <CustomerSection ticket={ticket} />
        <RelatedSection ticket={ticket} />
        <RatingSection ticket={ticket} readOnly={past} />
        <DatesSection ticket={ticket} />
      </Stack>
    </aside>
  );
}

function DatesSection({ ticket: { created_at, updated_at } }: { ticket: Ticket }) {
  const t = useWords(sideWords);
  const formats = useFormats();
  return (
    <Section title={t('dates')}>
      <Field name={t('opened_at')}>
        <Plain>{formats.instant(created_at)}</Plain>
      </Field>
      <Field name={t('changed_at')}>
        <Plain>{formats.instant(updated_at)}</Plain>
      </Field>
    </Section>
  );
}
