import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isRefused } from '../../../api/refused';
import { useFormats } from '../../../words/formats';
import { useWords } from '../../../words/words';
import { Frame, InLanguageOf, NotThere } from '../frame';
import { ownTicketQuery, type PublicTicket } from '../queries';
import { ownTicketWords } from '../words';
import { Conversation } from './conversation';
import { RatingCard } from './rating';
import { ReplyForm } from './reply-form';
import { Standing } from './standing';
import { useReplying } from './use-replying';

/** A customer's ticket by their link: the link is all they have, and all they need. */
export function OwnTicketPage({ token }: { token: string }) {
  const { data, error, refetch, dataUpdatedAt } = useQuery(ownTicketQuery(token));
  // By a link that ended since: what it showed is not theirs to see any more.
  if (!data || isEnded(error)) return <NotThere error={error} gone="bad_link" retry={() => void refetch()} />;
  return (
    <InLanguageOf brand={data.entity}>
      <OwnTicket ticket={data} token={token} oldSince={error === null ? null : dataUpdatedAt} />
    </InLanguageOf>
  );
}

const isEnded = (error: unknown): boolean => isRefused(error, 'ticket_not_found', 'ticket_removed');

interface OwnTicketProps {
  ticket: PublicTicket;
  token: string;
  /** Milliseconds; null while it is fresh. */
  oldSince: number | null;
}

function OwnTicket({ ticket, token, oldSince }: OwnTicketProps) {
  const t = useWords(ownTicketWords);
  const formats = useFormats();
  const replying = useReplying(token);
  return (
    <Frame title={ticket.subject} brand={ticket.entity} over={<Over ticket={ticket} />}>
      {/* The link is a key: it is not for search engines. */}
      <meta name="robots" content="noindex" />
      <Standing ticket={ticket} />
      <Conversation ticket={ticket} sending={replying.sending} />
      <RatingCard ticket={ticket} token={token} />
      {ticket.may_reply ? <ReplyForm ticket={ticket} replying={replying} /> : <NoReply ticket={ticket} />}
      <div role="status">
        {oldSince === null ? null : (
          <Text size="sm" c="dimmed">
            {t('not_fresh', { at: formats.time(new Date(oldSince).toISOString()) })}
          </Text>
        )}
      </div>
    </Frame>
  );
}

function Over({ ticket }: { ticket: PublicTicket }) {
  const t = useWords(ownTicketWords);
  const formats = useFormats();
  return (
    <Group gap="2px 16px" c="dimmed" fz="sm" mb={4}>
      <span className="tabular">
        {ticket.ticket_number === null ? t('number_follows') : t('number', { number: ticket.ticket_number })}
      </span>
      <span>{t('asked_on', { at: formats.instant(ticket.created_at) })}</span>
    </Group>
  );
}

function NoReply({ ticket }: { ticket: PublicTicket }) {
  const t = useWords(ownTicketWords);
  return (
    <Text>
      {t('no_reply')}{' '}
      <Anchor href={`/help/${ticket.entity.slug}`} underline="always">
        {t('ask_again')}
      </Anchor>
    </Text>
  );
}
