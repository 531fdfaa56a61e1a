import { Modal, Stack, Table, Text, Title } from '@mantine/core';
import { defineWords, useWords } from '../words/words';
import { Keys } from './keys';
import { type Shortcut, useKnownShortcuts } from './shortcuts';

const words = defineWords({ title: 'Keys' }, { title: 'Toetsen' });

/** All keys that work now, by group. */
export function ShortcutOverview({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useWords(words);
  const groups = Map.groupBy(useKnownShortcuts(), ({ group }) => group);
  return (
    <Modal opened={opened} onClose={close} title={t('title')} size="lg">
      <Stack>
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <Title order={3} mb={4}>
              {group}
            </Title>
            <Table withRowBorders={false} verticalSpacing={4}>
              <Table.Tbody>
                {shortcuts.map((shortcut) => (
                  <Row key={shortcut.keys} shortcut={shortcut} />
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}

function Row({ shortcut }: { shortcut: Shortcut }) {
  return (
    <Table.Tr>
      <Table.Td w={160}>
        <Keys keys={shortcut.keys} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{shortcut.does}</Text>
      </Table.Td>
    </Table.Tr>
  );
}
