import { Title } from '@mantine/core';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { IconAlarm, IconAlertTriangle, IconCircleCheck, IconClock, IconMessage } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePersonName } from '../../api/people';
import { uiWords } from '../../ui/words';
import { useFormats } from '../../words/formats';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { counter, fit, mayBeMore, type Row, type WallColumn } from './wall';
import { wallWords } from './words';

/** Of a row and of the line under the last, in pixels; the style holds them to it. */
const sizes = { usual: { row: 138, line: 40 }, large: { row: 156, line: 40 } };

/** As many rows as the window has room for; on a phone all, since it is scrolled. */
export function Column({ column, now }: { column: WallColumn; now: number }) {
  const { name, rows } = column;
  const t = useWords(wallWords);
  const label = useLabel();
  const named = name === 'none' ? t('none') : label(name);
  const { ref, height } = useElementSize<HTMLOListElement>();
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const large = useMediaQuery('(min-width: 112.5em)', false, { getInitialValueInEffect: false });
  const shown = wide ? fit(rows.length, height, large ? sizes.large : sizes.usual) : { rows: rows.length, more: 0 };
  return (
    <section className="wall-column" aria-label={`${t('title')}: ${named}`}>
      <header>
        <Title order={2} className="wall-department">
          {named}
        </Title>
        <Counts column={column} />
      </header>
      <ol ref={ref}>
        {rows.slice(0, shown.rows).map((row) => (
          <WallRow key={row.ticket.id} row={row} now={now} />
        ))}
        {shown.more > 0 ? <li className="wall-more">{t('more', { count: shown.more })}</li> : null}
      </ol>
    </section>
  );
}

const urgencies = ['late', 'soon', 'fine'] as const;

function Counts({ column }: { column: WallColumn }) {
  const t = useWords(wallWords);
  return (
    <p className="wall-counts">
      {urgencies
        .filter((urgency) => column[urgency] > 0)
        .map((urgency) => {
          const counted = t(urgency, { count: column[urgency] });
          return (
            <span key={urgency} data-urgency={urgency}>
              {mayBeMore(column, urgency) ? t('or_more', { counted }) : counted}
            </span>
          );
        })}
    </p>
  );
}

const signs = { late: IconAlarm, soon: IconAlertTriangle, fine: IconClock } as const;

const metrics = { response: IconMessage, resolution: IconCircleCheck } as const;

function WallRow({ row: { ticket, metric, urgency, due }, now }: { row: Row; now: number }) {
  const t = useWords(wallWords);
  const ui = useWords(uiWords);
  const formats = useFormats();
  const who = usePersonName()(ticket.assigned_to);
  const away = Math.round((due - now) / 1_000);
  const Sign = signs[urgency];
  const Metric = metrics[metric];
  return (
    <li className="wall-row" data-urgency={urgency}>
      <div className="wall-time">
        <Sign className="wall-sign" aria-hidden />
        {/* Each second is for the eye; who listens gets it in minutes, when they come by. */}
        <span aria-hidden className="tabular">
          {counter(due, now)}
        </span>
        <span className="wall-said">
          {t(metric)}: {away > 0 ? t('due_in', { span: formats.span(away) }) : t('late_by', { span: formats.span(-away) })}
        </span>
        <Metric className="wall-metric" aria-hidden title={t(metric)} />
      </div>
      <Link to="/app/tickets/$ticket" params={{ ticket: ticket.ticket_number ?? ticket.id }} className="wall-subject">
        {ticket.subject}
      </Link>
      <div className="wall-who">
        <span className="tabular">{ticket.ticket_number}</span>
        <span>{who ?? ui('nobody')}</span>
      </div>
    </li>
  );
}
