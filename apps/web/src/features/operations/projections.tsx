import './operations.css';
import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { desk } from '../../api/client';
import { Failure, Page } from '../../ui/page';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import { Followers } from './projections/followers';
import { Rebuilds } from './projections/rebuilds';
import { projectionsWords } from './projections/words';
import { projectionsQuery, rebuildQuery } from './queries';

/** How far each service is, and the way to make the views anew. */
export function ProjectionsPage() {
  const t = useWords(projectionsWords);
  const { data, error, refetch } = useQuery(projectionsQuery);
  const { data: rebuild } = useQuery(rebuildQuery);
  const { mutate, isPending } = useStart();
  return (
    <Page title={t('title')}>
      <Text c="dimmed" size="sm" mt={-8} maw={760}>
        {t('intro')}
      </Text>
      <Part title={t('followers')}>
        {data ? (
          <Followers items={data.items} head={data.head} />
        ) : error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton height={264} />
        )}
      </Part>
      <Part title={t('views')}>
        <Rebuilds rebuild={rebuild} start={mutate} isStarting={isPending} />
      </Part>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  );
}

function useStart() {
  const tell = useTell();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (view: string) => desk.post('/admin/projections/{view}/rebuild', { params: { path: { view } } }),
    // Waited for, so that the buttons do not come back for a moment in between.
    onSuccess: () => queries.invalidateQueries({ queryKey: rebuildQuery.queryKey }),
    onError(error) {
      tell.failed(error);
      void queries.invalidateQueries({ queryKey: rebuildQuery.queryKey });
    },
  });
}
