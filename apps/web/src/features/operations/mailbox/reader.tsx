import { Anchor, Button, Center, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ticketQuery } from '../../../api/queries';
import { StatusBadge } from '../../../ui/marks';
import { Scrolled } from '../../../ui/scrolled';
import { useFormats } from '../../../words/formats';
import { useWords } from '../../../words/words';
import type { Mail, Mails } from './use-mails';
import { mailboxWords } from './words';

/** Text as it was sent; on a phone in place of the list. */
export function Reader({ mails }: { mails: Mails }) {
  const t = useWords(mailboxWords);
  const isLost = mails.chosenId !== null && mails.items !== undefined && mails.chosen === undefined;
  return (
    <Scrolled className="panel post-reader" label={mails.chosen?.subject ?? t('choose')}>
      <Stack gap="md" p={{ base: 'md', sm: 'lg' }}>
        <Button
          className="post-back"
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => mails.choose(null)}
        >
          {t('back')}
        </Button>
        {mails.chosen ? (
          <Letter mail={mails.chosen} />
        ) : (
          <Center mih={240}>
            <Text c="dimmed">{isLost ? t('not_loaded') : t('choose')}</Text>
          </Center>
        )}
      </Stack>
    </Scrolled>
  );
}

function Letter({ mail }: { mail: Mail }) {
  const t = useWords(mailboxWords);
  const formats = useFormats();
  return (
    <>
      <Title order={2} style={{ overflowWrap: 'anywhere' }}>
        {mail.subject}
      </Title>
      <Stack gap={4}>
        <Line name={t('from')}>{mail.from}</Line>
        <Line name={t('to')}>{mail.to}</Line>
        <Line name={t('sent')}>{formats.instant(mail.sent_at)}</Line>
        <Line name={t('ticket')}>
          <TicketOf id={mail.ticket_id} />
        </Line>
      </Stack>
      <div className="mail-text">{mail.text}</div>
    </>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <Group gap="sm" wrap="nowrap" align="baseline">
      <Text size="sm" c="dimmed" w={76} style={{ flexShrink: 0 }}>
        {name}
      </Text>
      <Text size="sm" component="div" style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
        {children}
      </Text>
    </Group>
  );
}

function TicketOf({ id }: { id: string }) {
  const { data: ticket } = useQuery(ticketQuery(id));
  return (
    <Group gap="xs" mih={24}>
      <Anchor component={Link} to={`/app/tickets/${ticket?.ticket_number ?? id}`} size="sm">
        {ticket?.ticket_number ?? id.slice(0, 8)}
      </Anchor>
      {ticket ? <StatusBadge status={ticket.status} /> : null}
    </Group>
  );
}
