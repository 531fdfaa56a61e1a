import './wall.css';
import { Skeleton, Title, useComputedColorScheme } from '@mantine/core';
import { useDocumentTitle, useFullscreenElement } from '@mantine/hooks';
import { IconMaximize, IconMoon, IconSun } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Department } from '../../api/types';
import { useNow } from '../../app/now';
import { remembered } from '../../app/remembered';
import { Empty, Failure } from '../../ui/page';
import { useLabel } from '../../words/labels';
import { departments } from '../../words/vocabulary';
import { useWords } from '../../words/words';
import { useWall } from './data';
import { type Answers, type ColumnName, columnNames, MOST, quietOf, wallOf, type WallColumn } from './wall';
import { Column } from './column';
import { wallWords } from './words';

const kept = remembered<'light' | 'dark' | null>('eventdesk.wall.theme', null);

/** A page of its own look: it hangs in a room, whatever theme somebody works in. */
export function SlaWallPage() {
  const t = useWords(wallWords);
  useDocumentTitle(`${t('title')} · Eventdesk`);
  const { ref, toggle } = useFullscreenElement();
  const ofPage = useComputedColorScheme('light');
  const [chosen, setChosen] = useState(() => kept.read());
  const theme = chosen ?? ofPage;
  const department = useDepartment();
  const { answers, error, refetch } = useWall(department ? [department] : columnNames);
  const choose = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    kept.write(next);
    setChosen(next);
  };
  return (
    <div className="wall" data-theme={theme} ref={ref}>
      <header className="wall-head">
        <Title order={1}>{t('title')}</Title>
        <div className="wall-tools">
          <DepartmentChoice chosen={department} />
          <button type="button" onClick={choose}>
            {theme === 'dark' ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
            {t(theme === 'dark' ? 'light' : 'dark')}
          </button>
          <button type="button" onClick={() => void toggle()}>
            <IconMaximize size={18} aria-hidden />
            {t('full')}
          </button>
        </div>
      </header>
      {answers ? <Wall answers={answers} /> : null}
      {!answers && error ? <Failure error={error} retry={refetch} /> : null}
      {!answers && !error ? <Skeleton height={400} /> : null}
    </div>
  );
}

const isDepartment = (word: unknown): word is Department => departments.some((known) => known === word);
function useDepartment(): Department | undefined {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const department = search['department'];
  return isDepartment(department) ? department : undefined;
}

function DepartmentChoice({ chosen }: { chosen: Department | undefined }) {
  const t = useWords(wallWords);
  const label = useLabel();
  const navigate = useNavigate();
  const go = (department: string) =>
    void navigate({ to: '/app/sla', search: department === '' ? {} : { department }, replace: true });
  return (
    <select aria-label={t('departments')} value={chosen ?? ''} onChange={({ currentTarget: { value } }) => go(value)}>
      <option value="">{t('all_departments')}</option>
      {departments.map((name) => (
        <option key={name} value={name}>
          {label(name)}
        </option>
      ))}
    </select>
  );
}

function Wall({ answers }: { answers: Answers }) {
  const t = useWords(wallWords);
  const now = useNow();
  const columns = wallOf(answers, now);
  if (columns.length === 0) return <Empty title={t('nothing')}>{t('nothing_more')}</Empty>;
  return (
    <>
      <div className="wall-columns" style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` }}>
        {columns.map((column) => (
          <Column key={column.name} column={column} now={now} />
        ))}
      </div>
      <Foot columns={columns} quiet={quietOf(answers, columns)} />
    </>
  );
}

/** Which departments have nothing to hurry for, and what is left out. */
function Foot({ columns, quiet }: { columns: readonly WallColumn[]; quiet: readonly ColumnName[] }) {
  const t = useWords(wallWords);
  const label = useLabel();
  const namesOf = (names: readonly ColumnName[]) => names.map((name) => (name === 'none' ? t('none') : label(name))).join(', ');
  const cut = columns.filter(({ isCut }) => isCut).map(({ name }) => name);
  return (
    <p className="wall-foot">
      {quiet.length > 0 ? t('well', { departments: namesOf(quiet) }) : ''}
      {cut.length > 0 ? ` ${t('first', { departments: namesOf(cut), count: MOST })}` : ''}
    </p>
  );
}
