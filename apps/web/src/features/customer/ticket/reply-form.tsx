import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { FormEvent, KeyboardEvent } from 'react';
import { useTooLong } from '../../../ui/too-long';
import { useWords } from '../../../words/words';
import { useExplainToCustomer } from '../explain';
import type { PublicTicket } from '../queries';
import { customerWords, ownTicketWords } from '../words';
import type { Replying } from './use-replying';

const LONGEST = 100_000;

export function ReplyForm({ ticket, replying }: { ticket: PublicTicket; replying: Replying }) {
  const t = useWords(ownTicketWords);
  const tooLong = useTooLong(replying.text, LONGEST);
  const isAsked = ticket.status === 'pending';
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!tooLong) replying.send();
  };
  return (
    <form className="help-card" onSubmit={send}>
      <Stack gap="sm">
        <Textarea
          label={isAsked ? t('reply') : t('add')}
          size="md"
          autosize
          minRows={3}
          maxRows={14}
          error={tooLong}
          value={replying.text}
          onChange={({ currentTarget }) => replying.write(currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && send(event)}
        />
        <Group justify="space-between" align="flex-start" gap="sm">
          <Outcome replying={replying} />
          <Button
            type="submit"
            size="md"
            disabled={replying.text.trim() === '' || tooLong !== undefined}
            loading={replying.sending !== null}
          >
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Outcome({ replying }: { replying: Replying }) {
  const t = useWords(ownTicketWords);
  const c = useWords(customerWords);
  const explain = useExplainToCustomer();
  return (
    <div role="status" style={{ flex: '1 1 240px' }}>
      {replying.error === null ? (
        <Text size="sm" c="dimmed">
          {replying.isSent ? t('sent') : t('reply_hint')}
        </Text>
      ) : (
        <Alert color="red" variant="light" title={c('not_sent')}>
          {explain(replying.error)}
        </Alert>
      )}
    </div>
  );
}
