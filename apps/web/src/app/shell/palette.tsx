/** Ctrl K: tickets by number or words, and everything one can go to or do. */
import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { desk } from '../../api/client';
import { ticketKeys } from '../../api/queries';
import type { ListedTicket } from '../../api/types';
import { StatusBadge, TypeMark } from '../../ui/marks';
import { useExplain } from '../../words/errors';
import { useWords } from '../../words/words';
import { places } from './places';
import { shellWords } from './words';

const [store, spotlight] = createSpotlight();
export { spotlight };

const WAIT = 120;
const HITS = 8;

/** What is found late is never chosen by the library itself: Enter takes the first then. */
function takeFirst({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  const dialog = currentTarget.closest('[role="dialog"]');
  if (key !== 'Enter' || !dialog || dialog.querySelector('[data-selected]')) return;
  dialog.querySelector<HTMLElement>('[data-action]')?.click();
}

export function Palette() {
  const t = useWords(shellWords);
  const [text, setText] = useState('');
  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      maxHeight={440}
      scrollable
      attributes={{ content: { 'aria-label': t('palette') } }}
    >
      <Spotlight.Search
        placeholder={t('search')}
        aria-label={t('search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        onKeyDown={takeFirst}
      />
      <Results text={text} />
    </Spotlight.Root>
  );
}

function Results({ text }: { text: string }) {
  const t = useWords(shellWords);
  const { hits, error } = useHits(text);
  const explain = useExplain();
  const commands = useCommands(text);
  return (
    <Spotlight.ActionsList>
      {hits.length > 0 ? (
        <Spotlight.ActionsGroup label={t('tickets')}>
          {hits.map((ticket) => (
            <Hit key={ticket.id} ticket={ticket} />
          ))}
        </Spotlight.ActionsGroup>
      ) : null}
      {commands.length > 0 ? (
        <Spotlight.ActionsGroup label={t('commands')}>
          {commands.map(({ label, Icon, run }) => (
            <Spotlight.Action key={label} label={label} leftSection={<Icon size={18} aria-hidden />} onClick={run} />
          ))}
        </Spotlight.ActionsGroup>
      ) : null}
      {error ? <Spotlight.Empty role="alert">{explain(error)}</Spotlight.Empty> : null}
      {!error && hits.length + commands.length === 0 ? <Spotlight.Empty>{t('nothing_found')}</Spotlight.Empty> : null}
    </Spotlight.ActionsList>
  );
}

function Hit({ ticket }: { ticket: ListedTicket }) {
  const navigate = useNavigate();
  return (
    <Spotlight.Action
      onClick={() => void navigate({ to: '/app/tickets/$ticket', params: { ticket: ticket.ticket_number ?? ticket.id } })}
    >
      <Group gap="sm" wrap="nowrap" w="100%">
        <TypeMark type={ticket.ticket_type} />
        <Text size="sm" c="dimmed" className="tabular" style={{ whiteSpace: 'nowrap' }}>
          {ticket.ticket_number}
        </Text>
        <Text size="sm" truncate flex={1}>
          {ticket.subject}
        </Text>
        <StatusBadge status={ticket.status} />
      </Group>
    </Spotlight.Action>
  );
}

function useHits(text: string): { hits: readonly ListedTicket[]; error: unknown } {
  const [q] = useDebouncedValue(text.trim(), WAIT);
  const { data, error } = useQuery({
    queryKey: [...ticketKeys.all, 'palette', q],
    queryFn: ({ signal }) => desk.get('/tickets', { params: { query: { q, limit: HITS } }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  return q === '' || error ? { hits: [], error: q === '' ? null : error } : { hits: data?.items ?? [], error: null };
}

interface Command {
  label: string;
  Icon: typeof IconPlus;
  run: () => void;
}

function useCommands(text: string): readonly Command[] {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const all: Command[] = [
    { label: t('new_ticket'), Icon: IconPlus, run: () => void navigate({ to: '/app/new' }) },
    ...places.flatMap(({ places: here }) =>
      here.map(({ word, Icon, to }) => ({ label: t(word), Icon, run: () => void navigate({ to }) })),
    ),
  ];
  const wanted = text.trim().toLowerCase();
  return all.filter(({ label }) => label.toLowerCase().includes(wanted));
}
