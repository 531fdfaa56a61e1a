import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useWords } from '../../../words/words';
import { useExplainToCustomer } from '../explain';
import { Frame, InLanguageOf, NotThere } from '../frame';
import { formQuery, type PublicForm } from '../queries';
import { formWords } from '../words';
import { Fields } from './fields';
import { SentPage } from './sent-page';
import { TypeChoice } from './type-choice';
import { useWriting, type Writing } from './use-form';

export function FormPage({ slug }: { slug: string }) {
  const { data, error, refetch } = useQuery(formQuery(slug));
  if (!data) return <NotThere error={error} gone="lost" retry={() => void refetch()} />;
  return (
    <InLanguageOf brand={data.entity}>
      <BrandForm form={data} />
    </InLanguageOf>
  );
}

function BrandForm({ form }: { form: PublicForm }) {
  const t = useWords(formWords);
  const writing = useWriting(form);
  if (writing.sent) return <SentPage brand={form.entity} sent={writing.sent} again={writing.again} />;
  return (
    <Frame title={t('title')} brand={form.entity}>
      <Text c="dimmed" mt={-8}>
        {t('intro', { brand: form.entity.name })}
      </Text>
      <Form form={form} writing={writing} />
    </Frame>
  );
}

function Form({ form, writing }: { form: PublicForm; writing: Writing }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const mend = writing.submit();
    const place = mend === null ? null : event.currentTarget.elements.namedItem(mend);
    if (place instanceof HTMLElement) place.focus();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <TypeChoice types={form.ticket_types.map(({ type }) => type)} chosen={writing.draft.type} choose={writing.choose} />
        {writing.form ? (
          <div className="help-card">
            <Stack gap="md">
              <Fields form={writing.form} writing={writing} />
              <Send writing={writing} />
            </Stack>
          </div>
        ) : null}
      </Stack>
    </form>
  );
}

function Send({ writing }: { writing: Writing }) {
  const t = useWords(formWords);
  const explain = useExplainToCustomer();
  const isMending = Object.keys(writing.faults).length > 0;
  return (
    <>
      <div role="alert">
        {writing.error !== null && !isMending ? (
          <Alert color="red" variant="light">
            {explain(writing.error)}
          </Alert>
        ) : null}
        {isMending ? <Text c="var(--desk-late)">{t('mend')}</Text> : null}
      </div>
      <Group justify="space-between" gap="md">
        <Text size="sm" c="dimmed" flex="1 1 240px">
          {t('kept')}
        </Text>
        <Button type="submit" size="md" loading={writing.isSending}>
          {t('send')}
        </Button>
      </Group>
    </>
  );
}
