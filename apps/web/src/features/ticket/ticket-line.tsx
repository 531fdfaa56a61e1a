import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Ticket } from '../../api/types';
import { StatusBadge } from '../../ui/marks';

/** Another ticket, in one line to go there. */
export function TicketLine({ ticket }: { ticket: Pick<Ticket, 'id' | 'ticket_number' | 'subject' | 'status'> }) {
  return (
    <Link to="/app/tickets/$ticket" params={{ ticket: ticket.ticket_number ?? ticket.id }} className="ticket-line">
      <Group gap={8} wrap="nowrap" justify="space-between">
        <Text size="xs" c="dimmed" className="tabular" span>
          {ticket.ticket_number ?? '…'}
        </Text>
        <StatusBadge status={ticket.status} />
      </Group>
      <Text size="sm" truncate component="div">
        {ticket.subject}
      </Text>
    </Link>
  );
}
