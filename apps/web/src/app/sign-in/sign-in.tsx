import { Button, Card, Center, Group, PasswordInput, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { desk } from '../../api/client';
import { isRefused } from '../../api/refused';
import type { Department } from '../../api/types';
import { Overlaid, Overlays } from '../../ui/overlays';
import { useExplain } from '../../words/errors';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { remembered } from '../remembered';
import { departments } from '../../words/vocabulary';
import { signInWords } from './words';

interface Who {
  name: string;
  email: string;
  department: Department | null;
}
const OVER = 'over-sign-in';
const lastTime = remembered<Who>('eventdesk.who', { name: '', email: '', department: null });

/** @param former who was signed in until the session ended */
export function SignIn({ former }: { former?: string }) {
  const t = useWords(signInWords);
  useDocumentTitle(`${t('title')} · Eventdesk`);
  return (
    <Center mih="100dvh" p="md" component="main">
      <Card withBorder padding="xl" maw={440} w="100%">
        <Stack>
          <Group gap="sm">
            <img src="/icon.svg" width={32} height={32} alt="" />
            <Title order={1}>{t('title')}</Title>
          </Group>
          <Text size="sm" c="dimmed">
            {t(former === undefined ? 'intro' : 'ended')}
          </Text>
          <Overlaid place={OVER}>
            <Fields former={former} />
          </Overlaid>
        </Stack>
      </Card>
      <Overlays place={OVER} />
    </Center>
  );
}

/** What is missing is said in the page's language, not in a bubble of the browser's. */
function Fields({ former }: { former: string | undefined }) {
  const t = useWords(signInWords);
  const [key, setKey] = useState('');
  const [who, setWho] = useState<Who>(() => lastTime.read());
  const [isAsked, setAsked] = useState(false);
  const { send, isPending, problem } = useSignIn(former);
  const { form, toFirstEmpty } = useFirstEmpty();
  const missing = (text: string) => (isAsked && text.trim() === '' ? t('needed') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!toFirstEmpty()) send({ key: key.trim(), who });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <WhoFields who={who} change={setWho} missing={missing} />
        <PasswordInput
          label={t('key')}
          description={t('key_hint')}
          required
          autoComplete="current-password"
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          error={missing(key) ?? problem}
        />
        <Button type="submit" loading={isPending}>
          {t('title')}
        </Button>
      </Stack>
    </form>
  );
}

/** Of a form: whoever comes to it begins where something is missing. */
function useFirstEmpty() {
  const form = useRef<HTMLFormElement>(null);
  /** @returns whether there is one */
  const toFirstEmpty = useCallback((): boolean => {
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('input[required]') ?? [])];
    const empty = inputs.find(({ value }) => value.trim() === '');
    empty?.focus();
    return empty !== undefined;
  }, []);
  useEffect(() => void toFirstEmpty(), [toFirstEmpty]);
  return { form, toFirstEmpty };
}

interface WhoProps {
  who: Who;
  change: (who: Who) => void;
  missing: (text: string) => string | undefined;
}

function WhoFields({ who, change, missing }: WhoProps) {
  const t = useWords(signInWords);
  const label = useLabel();
  return (
    <>
      <TextInput
        label={t('name')}
        required
        maxLength={200}
        autoComplete="name"
        value={who.name}
        error={missing(who.name)}
        onChange={(event) => change({ ...who, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('email')}
        required
        type="email"
        maxLength={200}
        autoComplete="email"
        value={who.email}
        error={missing(who.email)}
        onChange={(event) => change({ ...who, email: event.currentTarget.value })}
      />
      <Select
        label={t('department')}
        description={t('department_hint')}
        placeholder={t('no_department')}
        clearable
        data={departments.map((value) => ({ value, label: label(value) }))}
        value={who.department}
        onChange={(department) => change({ ...who, department })}
      />
    </>
  );
}

function useSignIn(former: string | undefined) {
  const t = useWords(signInWords);
  const explain = useExplain();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    async mutationFn({ key, who: { department, ...person } }: { key: string; who: Who }) {
      await desk.post('/session', { body: { key, ...person, ...(department ? { department } : {}) } });
      lastTime.write({ ...person, department });
      const { actor } = await desk.get('/session');
      // What rests here is somebody else's: a new load leaves nothing of it.
      if (former !== undefined && actor.id !== former) location.assign('/app');
      else await queries.invalidateQueries();
      // What was refused meanwhile is told no more.
      notifications.clean();
    },
  });
  const problem = error === null ? null : isRefused(error, 'unauthenticated') ? t('wrong_key') : explain(error);
  return { send: mutate, isPending, problem };
}
