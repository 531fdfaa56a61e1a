import { Rating, Text } from '@mantine/core';
import { useAct } from '../../api/act';
import { desk } from '../../api/client';
import type { Ticket } from '../../api/types';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import { Section } from './section';
import { sideWords } from './side-words';

/** What the customer thought of it: theirs by link, or told to an agent. Only once it is resolved. */
export function RatingSection({ ticket, readOnly }: { ticket: Ticket; readOnly: boolean }) {
  const t = useWords(sideWords);
  const act = useAct();
  const tell = useTell();
  const { id, status, satisfaction_rating: rating } = ticket;
  if (status !== 'resolved' && status !== 'closed') return null;
  const rate = (satisfaction_rating: number) =>
    act({
      ticket,
      shows: (shown) => ({ ...shown, satisfaction_rating }),
      send: (header) =>
        desk.post('/tickets/{ticket}/rating', { params: { path: { ticket: id }, header }, body: { satisfaction_rating } }),
    }).catch((error: unknown) => tell.failed(error));
  return (
    <Section title={t('rating')}>
      <Rating
        value={rating ?? 0}
        readOnly={readOnly}
        size="lg"
        onChange={(value) => void rate(value)}
        getSymbolLabel={(value) => t('star', { count: value })}
        aria-label={t('rating')}
      />
      <Text size="xs" c="dimmed">
        {rating === null ? t('rate_hint') : t('rated', { rating })}
      </Text>
    </Section>
  );
}
