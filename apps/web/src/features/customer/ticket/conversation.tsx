import { Text, Title, VisuallyHidden } from '@mantine/core';
import { useFormats } from '../../../words/formats';
import { useWords } from '../../../words/words';
import type { PublicTicket } from '../queries';
import { ownTicketWords } from '../words';
import { useNews } from './use-news';

interface ConversationProps {
  ticket: PublicTicket;
  /** What the customer sent and the desk has not taken yet. */
  sending: string | null;
}

/** The customer's question and what was said since, oldest first; theirs at the right. */
export function Conversation({ ticket, sending }: ConversationProps) {
  const t = useWords(ownTicketWords);
  const hasNews = useNews(ticket);
  return (
    <section aria-labelledby="conversation">
      <VisuallyHidden>
        <Title order={2} id="conversation">
          {t('conversation')}
        </Title>
      </VisuallyHidden>
      <ol className="talk">
        <Said by="you" text={ticket.description} at={ticket.created_at} />
        {ticket.conversation.map(({ author, name, body, at }, index) => (
          <Said key={index} by={author === 'customer' ? 'you' : 'us'} name={name} text={body} at={at} />
        ))}
        {sending === null ? null : <Said by="you" text={sending} />}
      </ol>
      <VisuallyHidden role="status">{hasNews ? t('new_answer', { brand: ticket.entity.name }) : ''}</VisuallyHidden>
      {ticket.resolution ? (
        <div className="solved">
          <Text fw={600} c="var(--desk-fine)">
            {t('resolution')}
          </Text>
          {ticket.resolution}
        </div>
      ) : null}
    </section>
  );
}

interface SaidProps {
  by: 'you' | 'us';
  name?: string;
  text: string;
  /** Left out of what is on its way. */
  at?: string;
}

function Said({ by, name, text, at }: SaidProps) {
  const t = useWords(ownTicketWords);
  const formats = useFormats();
  return (
    <li className={`said said-by-${by}`}>
      <Text size="sm" c="dimmed" mb={4}>
        <Text span fw={600} inherit c="var(--mantine-color-text)">
          {by === 'you' ? t('you') : name}
        </Text>
        {' · '}
        {at === undefined ? t('sending') : <time dateTime={at}>{formats.instant(at)}</time>}
      </Text>
      {text}
    </li>
  );
}
