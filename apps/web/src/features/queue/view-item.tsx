import { ActionIcon, Anchor, Group, TextInput } from '@mantine/core';
import { IconPencil, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import type { QueueSearch } from './search';
import { type SavedView, useViews } from './views-store';
import { viewWords } from './view-words';

interface ViewItemProps {
  view: SavedView;
  isCurrent: boolean;
  search: QueueSearch;
  setSearch: (search: QueueSearch) => void;
  close: () => void;
}

export function ViewItem(props: ViewItemProps) {
  const { view, isCurrent, close } = props;
  const [isNaming, setNaming] = useState(false);
  return (
    <Group component="li" gap={2} wrap="nowrap">
      {isNaming ? (
        <Renaming view={view} done={() => setNaming(false)} />
      ) : (
        <Anchor
          renderRoot={(rest) => (
            <Link to="/app/queue/$queue" params={{ queue: view.queue }} search={{ ...view.search, view: view.id }} {...rest} />
          )}
          flex={1}
          size="sm"
          fw={isCurrent ? 650 : 450}
          truncate
          px={4}
          py={6}
          onClick={close}
          aria-current={isCurrent ? 'page' : undefined}
        >
          {view.name}
        </Anchor>
      )}
      <ViewActs {...props} rename={() => setNaming(true)} />
    </Group>
  );
}

function Renaming({ view, done }: { view: SavedView; done: () => void }) {
  const t = useWords(viewWords);
  const { put } = useViews();
  const [name, setName] = useState(view.name);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') put({ ...view, name: name.trim() });
    done();
  };
  return (
    <form onSubmit={save} style={{ flex: 1 }}>
      <TextInput
        size="xs"
        maxLength={60}
        aria-label={t('name')}
        value={name}
        ref={(input) => input?.focus()}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onBlur={save}
      />
    </form>
  );
}

function ViewActs({ view, isCurrent, search, setSearch, rename }: ViewItemProps & { rename: () => void }) {
  const t = useWords(viewWords);
  const tell = useTell();
  const { put, remove } = useViews();
  const { name, starred } = view;
  const Star = starred ? IconStarFilled : IconStar;
  const onRemove = () => {
    remove(view.id);
    if (isCurrent) {
      const { view: _, ...rest } = search;
      setSearch(rest);
    }
    tell.done(t('removed', { name }), () => put(view));
  };
  const act = (label: string, icon: ReactNode, onClick: () => void) => (
    <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} title={label} onClick={onClick}>
      {icon}
    </ActionIcon>
  );
  return (
    <>
      {act(t(starred ? 'unstar' : 'star', { name }), <Star size={16} aria-hidden />, () => put({ ...view, starred: !starred }))}
      {act(t('rename', { name }), <IconPencil size={16} aria-hidden />, rename)}
      {act(t('remove', { name }), <IconTrash size={16} aria-hidden />, onRemove)}
    </>
  );
}
