import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { desk } from '../../api/client';
import type { Ticket } from '../../api/types';
import { Failure } from '../../ui/page';
import { useWords } from '../../words/words';
import { sideWords } from './side-words';

interface Props {
  ticket: Ticket;
  opened: boolean;
  close: () => void;
}

/** The signed link by which this customer sees this ticket and nothing else. */
export function CustomerLinkDialog({ ticket, opened, close }: Props) {
  const t = useWords(sideWords);
  const { data, error, refetch } = useQuery({
    queryKey: ['customer-link', ticket.id],
    queryFn: ({ signal }) => desk.get('/tickets/{ticket}/customer-link', { params: { path: { ticket: ticket.id } }, signal }),
    enabled: opened,
  });
  const url = data?.url ?? '';
  return (
    <Modal opened={opened} onClose={close} title={t('link_title')}>
      {error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Stack>
          <Text size="sm" c="dimmed">
            {t('link_hint')}
          </Text>
          <TextInput aria-label={t('link_title')} readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
          <Group justify="flex-end">
            <CopyButton value={url}>
              {({ copied, copy }) => (
                <Button onClick={copy} disabled={url === ''} data-autofocus>
                  {t(copied ? 'copied' : 'copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
