import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Ticket } from '../../api/types';
import { ClockChip } from '../../ui/clock-chip';
import { StatusBadge } from '../../ui/marks';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { Field } from './field';
import { MoveDialog } from './move-dialog';
import { type Move, movesOf } from './moves';
import { Section } from './section';
import { useMove } from './use-move';
import { ticketWords } from './words';

/** Where it stands, and the moves that its workflow allows from there. */
export function StatusSection({ ticket, readOnly }: { ticket: Ticket; readOnly: boolean }) {
  const t = useWords(ticketWords);
  const [asking, setAsking] = useState<Move | null>(null);
  const move = useMove(ticket);
  return (
    <Section title={t('status')} open>
      <Group gap="xs" mih={30} mb={8}>
        <StatusBadge status={ticket.status} />
        {ticket.satisfaction_rating === null ? null : (
          <Text size="sm" c="dimmed">
            {'★'.repeat(ticket.satisfaction_rating)}
          </Text>
        )}
      </Group>
      {readOnly ? null : (
        <Moves ticket={ticket} choose={(chosen) => (chosen.asks === null ? void move(chosen.to) : setAsking(chosen))} />
      )}
      {ticket.resolution === null ? null : (
        <Stack gap={2} mt={10}>
          <Text size="xs" c="dimmed">
            {t('resolved_with')}
          </Text>
          <Text size="sm" className="ticket-text" lineClamp={6}>
            {ticket.resolution}
          </Text>
        </Stack>
      )}
      <MoveDialog move={asking} close={() => setAsking(null)} confirm={(chosen, told) => move(chosen.to, told)} />
    </Section>
  );
}

function Moves({ ticket, choose }: { ticket: Ticket; choose: (move: Move) => void }) {
  const t = useWords(ticketWords);
  const moves = movesOf(ticket);
  if (moves.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('no_moves')}
      </Text>
    );
  return (
    <Group gap={6} role="group" aria-label={t('status')} id="ticket-status">
      {moves.map((move) => (
        <Button
          key={move.to}
          size="xs"
          h={32}
          px={10}
          variant={move.to === 'resolved' ? 'filled' : 'default'}
          onClick={() => choose(move)}
        >
          {t(move.word)}
        </Button>
      ))}
    </Group>
  );
}

/** Both promises, counting by themselves; why they stand so is told on hover and focus. */
export function ClocksSection({ ticket }: { ticket: Ticket }) {
  const t = useWords(ticketWords);
  const { response, resolution, escalation_level: level } = ticket.sla;
  return (
    <Section title={t('clocks')} open>
      {response === null && resolution === null ? (
        <Text size="sm" c="dimmed">
          {t('no_clocks')}
        </Text>
      ) : null}
      <ClockRow ticket={ticket} metric="response" />
      <ClockRow ticket={ticket} metric="resolution" />
      {level > 0 ? (
        <Text size="sm" c="var(--desk-late)" mt={4}>
          {t('escalated', { level })}
        </Text>
      ) : null}
    </Section>
  );
}

function ClockRow({ ticket, metric }: { ticket: Ticket; metric: 'response' | 'resolution' }) {
  const t = useWords(ticketWords);
  const formats = useFormats();
  const clock = ticket.sla[metric];
  if (clock === null) return null;
  const due = clock.state === 'running' ? clock.due_at : null;
  return (
    <Field name={t(`clock_${metric}`)} tall>
      <ClockChip metric={metric} clock={clock} target={ticket[`${metric}_sla_hours`]} focusable />
      {due === null ? null : (
        <Text size="xs" c="dimmed">
          {formats.instant(due)}
        </Text>
      )}
    </Field>
  );
}
