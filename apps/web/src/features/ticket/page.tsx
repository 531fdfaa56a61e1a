/** /app/tickets/$ticket: by id or number. */
import { Anchor, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ticketQuery } from '../../api/queries';
import { isRefused } from '../../api/refused';
import { Empty, Failure, Page } from '../../ui/page';
import { useWords } from '../../words/words';
import { ActsProvider } from './acts';
import { useTicketId } from './use-ticket';
import { TicketView } from './view';
import { ticketWords } from './words';
import './ticket.css';

export function TicketPage() {
  const { ticket: address = '' }: { ticket?: string } = useParams({ strict: false });
  const { id, error, retry } = useTicketId(address);
  if (error) return <Missing address={address} error={error} retry={retry} />;
  return id === undefined ? <Coming /> : <OneTicket key={id} id={id} />;
}

function OneTicket({ id }: { id: string }) {
  const { data: ticket, error, refetch } = useQuery(ticketQuery(id));
  const gone = isRefused(error, 'ticket_removed', 'ticket_not_found');
  if (error && (gone || !ticket)) return <Missing address={id} error={error} retry={() => void refetch()} />;
  if (!ticket) return <Coming />;
  return (
    <ActsProvider ticket={ticket}>
      <TicketView ticket={ticket} />
    </ActsProvider>
  );
}

/** Of the size of what comes. */
function Coming() {
  return (
    <div className="ticket" aria-busy>
      <Stack className="ticket-head" gap="sm">
        <Skeleton h={24} w={220} />
        <Skeleton h={32} maw={640} />
        <Skeleton h={36} w={240} />
        <Skeleton h={110} mt="md" />
        <Skeleton h={110} />
      </Stack>
      <div className="ticket-aside" />
    </div>
  );
}

function Missing({ address, error, retry }: { address: string; error: unknown; retry: () => void }) {
  const t = useWords(ticketWords);
  const removed = isRefused(error, 'ticket_removed');
  if (!removed && !isRefused(error, 'ticket_not_found', 'not_found'))
    return (
      <Page title={address}>
        <Failure error={error} retry={retry} />
      </Page>
    );
  return (
    <Page title={t(removed ? 'removed' : 'unknown')}>
      <Empty title={removed ? t('removed_more') : t('unknown_more', { ticket: address })}>
        <Anchor component={Link} to="/app/queue/$queue" params={{ queue: 'mine' } as never}>
          {t('to_queue')}
        </Anchor>
      </Empty>
    </Page>
  );
}
