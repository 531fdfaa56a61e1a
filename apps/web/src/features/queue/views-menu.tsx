import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconBookmarks, IconDeviceFloppy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { actKey } from '../../api/client';
import type { QueueName } from './queues';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import { isFiltered, type QueueSearch, sameFilters } from './search';
import { ViewItem } from './view-item';
import { useViews } from './views-store';
import { viewWords } from './view-words';

interface ViewsMenuProps {
  queue: QueueName;
  search: QueueSearch;
  /** Goes to the view, or away from the one that was removed. */
  setSearch: (search: QueueSearch) => void;
}

export function ViewsMenu(props: ViewsMenuProps) {
  const t = useWords(viewWords);
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={330} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('views')}>
          <ActionIcon variant="default" size={32} aria-label={t('views')} onClick={() => setOpened(!opened)}>
            <IconBookmarks size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views')} p="xs">
        <Views {...props} close={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Views({ queue, search, setSearch, close }: ViewsMenuProps & { close: () => void }) {
  const t = useWords(viewWords);
  const { views, put } = useViews();
  const current = views.find(({ id }) => id === search.view);
  const isChanged = current !== undefined && (current.queue !== queue || !sameFilters(current.search, search));
  return (
    <Stack gap="xs">
      {views.length === 0 ? (
        <Text size="sm" c="dimmed" px={4}>
          {t('none_yet')}
        </Text>
      ) : (
        <Stack component="ul" gap={0} m={0} p={0} mah={280} style={{ listStyle: 'none', overflowY: 'auto' }}>
          {views.map((view) => (
            <ViewItem key={view.id} view={view} isCurrent={view.id === search.view} {...{ setSearch, search, close }} />
          ))}
        </Stack>
      )}
      {isChanged ? (
        <Button
          size="xs"
          variant="light"
          leftSection={<IconDeviceFloppy size={15} aria-hidden />}
          onClick={() => put({ ...current, queue, search: without(search) })}
        >
          {t('update', { name: current.name })}
        </Button>
      ) : null}
      {isFiltered(search) || search.sort !== undefined ? <Saving {...{ queue, search, setSearch, close }} /> : null}
    </Stack>
  );
}

const without = ({ view: _, ...search }: QueueSearch): QueueSearch => search;

function Saving({ queue, search, setSearch, close }: ViewsMenuProps & { close: () => void }) {
  const t = useWords(viewWords);
  const tell = useTell();
  const { put } = useViews();
  const [name, setName] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const id = actKey().slice(0, 8);
    put({ id, name: name.trim(), queue, search: without(search), starred: true });
    setSearch({ ...search, view: id });
    tell.done(t('saved', { name: name.trim() }));
    close();
  };
  return (
    <form onSubmit={save}>
      <Group gap={6} wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          maxLength={60}
          aria-label={t('name')}
          placeholder={t('name')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          data-autofocus
        />
        <Button size="xs" type="submit" disabled={name.trim() === ''}>
          {t('save_this')}
        </Button>
      </Group>
    </form>
  );
}
