/** A new ticket: first what it is about, then the form for it. */
import { Button, Group } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '../../api/people';
import { useMeta } from '../../api/queries';
import type { TicketType } from '../../api/types';
import { TypeMark } from '../../ui/marks';
import { Loading, Page } from '../../ui/page';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { NewTicketForm } from './form';
import { TypeChoice } from './type-choice';
import { newTicketWords } from './words';

interface NewTicketSearch {
  type?: string;
  contact?: string;
}

const readSearch = ({ type, contact }: Record<string, unknown>): NewTicketSearch => ({
  ...(typeof type === 'string' ? { type } : {}),
  ...(typeof contact === 'string' ? { contact } : {}),
});

export function NewTicketPage() {
  const t = useWords(newTicketWords);
  const label = useLabel();
  const navigate = useNavigate();
  const { type, contact } = readSearch(useSearch({ strict: false }));
  const me = useMe();
  const meta = useMeta();
  const form = meta?.ticket_types.find((one) => one.type === type);
  const choose = (next: TicketType | undefined) => {
    const search = { ...(next ? { type: next } : {}), ...(contact ? { contact } : {}) };
    void navigate({ to: '/app/new', search });
  };
  if (!me || !meta) return <Loading />;
  if (!form)
    return (
      <Page title={t('title')}>
        <TypeChoice types={meta.ticket_types.map((one) => one.type)} choose={choose} />
      </Page>
    );
  return (
    <Page
      title={t('title')}
      beside={
        <Group gap={6}>
          <TypeMark type={form.type} />
          {label(form.type)}
          <Button variant="subtle" size="compact-sm" onClick={() => choose(undefined)}>
            {t('other_type')}
          </Button>
        </Group>
      }
    >
      <NewTicketForm key={form.type} type={form.type} fields={form.fields} person={me.actor.id} contact={contact} />
    </Page>
  );
}
