import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { desk } from '../../../api/client';
import { useWords } from '../../../words/words';
import { useExplainToCustomer } from '../explain';
import { ownTicketQuery, type PublicTicket } from '../queries';
import { ownTicketWords } from '../words';

interface RatingProps {
  ticket: PublicTicket;
  token: string;
}

/** Asked once it is solved. Choosing a star sends nothing: whoever goes through them by keys has not decided yet. */
export function RatingCard({ ticket, token }: RatingProps) {
  const [isChanging, setChanging] = useState(false);
  if (!ticket.may_rate && ticket.satisfaction_rating === null) return null;
  return (
    <div className="help-card">
      {ticket.satisfaction_rating === null || isChanging ? (
        <Asked ticket={ticket} token={token} done={() => setChanging(false)} />
      ) : (
        <Given ticket={ticket} change={() => setChanging(true)} />
      )}
    </div>
  );
}

function Given({ ticket, change }: { ticket: PublicTicket; change: () => void }) {
  const t = useWords(ownTicketWords);
  const stars = t('stars', { count: ticket.satisfaction_rating ?? 0 });
  return (
    <Group justify="space-between" gap="sm">
      <Text role="status">{t('rated', { stars })}</Text>
      {ticket.may_rate ? (
        <Button variant="subtle" onClick={change}>
          {t('change')}
        </Button>
      ) : null}
    </Group>
  );
}

function Asked({ ticket, token, done }: RatingProps & { done: () => void }) {
  const t = useWords(ownTicketWords);
  const explain = useExplainToCustomer();
  const queries = useQueryClient();
  const [stars, setStars] = useState(ticket.satisfaction_rating);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (satisfaction_rating: number) =>
      desk.post('/public/tickets/{token}/rating', { params: { path: { token } }, body: { satisfaction_rating } }),
    onSuccess(rated) {
      queries.setQueryData(ownTicketQuery(token).queryKey, rated);
      done();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (stars !== null) mutate(stars);
      }}
    >
      <Stack gap="sm" align="flex-start">
        <Stars given={stars} give={setStars} />
        {error === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {explain(error)}
          </Alert>
        )}
        <Button type="submit" variant={stars === null ? 'default' : 'filled'} disabled={stars === null} loading={isPending}>
          {t('send_rating')}
        </Button>
      </Stack>
    </form>
  );
}

function Stars({ given, give }: { given: number | null; give: (stars: number) => void }) {
  const t = useWords(ownTicketWords);
  return (
    <fieldset>
      <legend>{t('rate')}</legend>
      <Group gap={2}>
        {[1, 2, 3, 4, 5].map((count) => {
          const isGiven = given !== null && count <= given;
          const Star = isGiven ? IconStarFilled : IconStar;
          return (
            <label key={count} className={isGiven ? 'star star-given' : 'star'} htmlFor={`stars-${count}`}>
              <input
                type="radio"
                id={`stars-${count}`}
                name="stars"
                aria-label={t('stars', { count })}
                checked={given === count}
                onChange={() => give(count)}
              />
              <Star size={30} aria-hidden />
            </label>
          );
        })}
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        {given === null ? t('choose_stars') : t('stars', { count: given })}
      </Text>
    </fieldset>
  );
}
