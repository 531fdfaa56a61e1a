import { Group, Text, ThemeIcon } from '@mantine/core';
import { IconBan, IconCheck, IconCircleCheck, IconInbox, IconMessageQuestion, IconProgress } from '@tabler/icons-react';
import { useWords } from '../../../words/words';
import type { PublicTicket } from '../queries';
import { ownTicketWords } from '../words';

const marks: Record<PublicTicket['status'], { Icon: typeof IconCheck; color: string }> = {
  new: { Icon: IconInbox, color: 'blue' },
  open: { Icon: IconProgress, color: 'petrol' },
  pending: { Icon: IconMessageQuestion, color: 'yellow' },
  resolved: { Icon: IconCircleCheck, color: 'green' },
  closed: { Icon: IconCheck, color: 'gray' },
  cancelled: { Icon: IconBan, color: 'gray' },
};

/** Where it stands, and what comes next, in the customer's words. Read aloud when it changes. */
export function Standing({ ticket }: { ticket: PublicTicket }) {
  const t = useWords(ownTicketWords);
  // Whoever was answered is not new to us, whatever the workflow calls it.
  const isAnswered = ticket.conversation.some(({ author }) => author !== 'customer');
  const status = ticket.status === 'new' && isAnswered ? 'open' : ticket.status;
  const { Icon, color } = marks[status];
  return (
    <div className="help-card" role="status">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" color={color} size={40} radius="xl">
          <Icon size={22} aria-hidden />
        </ThemeIcon>
        <div>
          <Text fw={600}>{t(status)}</Text>
          <Text size="sm" c="dimmed">
            {t(`${status}_more`)}
          </Text>
        </div>
      </Group>
    </div>
  );
}
