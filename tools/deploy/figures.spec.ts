import { execFileSync } from 'node:child_process';
import { parse } from 'yaml';
import { exists, healthPorts, metricNames, root, textOf } from './project.for-spec';

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string };
}
interface Panel {
  id: number;
  title: string;
  targets?: { expr: string }[];
  gridPos: { x: number; y: number; w: number; h: number };
}

const rules = (parse(textOf('deploy/prometheus/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const { panels } = JSON.parse(textOf('deploy/grafana/eventdesk.json')) as { panels: Panel[] };
const scrapes = parse(textOf('deploy/prometheus/prometheus.yml')) as {
  rule_files: string[];
  scrape_configs: { job_name: string; dns_sd_configs: { names: string[]; port: number }[] }[];
};
const expressions = [...rules.map(({ expr }) => expr), ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))];

/** Whatever in an expression can be the name of a metric: a word before braces, brackets or an operator, or in round ones. */
const metricsIn = (expr: string): string[] =>
  (expr.replace(/"[^"]*"/g, '').match(/\b(up|(eventdesk|nodejs|process)_\w+)\b/g) ?? []).filter((name) => name !== 'up');
const labels = ['consumer', 'outcome', 'category', 'method', 'route', 'status', 'le', 'job', 'instance'];
const labelsIn = (expr: string): string[] => [
  ...[...expr.matchAll(/\b(?:by|without|on) \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(',').map((label) => label.trim()),
  ),
  ...[...expr.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label = '']) => label),
];

/** What prom-client shows of the process itself: asked in another one, since measuring never ends. */
const everyNodeProcess = (): string[] => {
  const program = `const c = require('prom-client'); c.collectDefaultMetrics();
    console.log(JSON.stringify(c.register.getMetricsAsArray().map(({ name }) => name))); process.exit()`;
  return JSON.parse(execFileSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' })) as string[];
};

describe('alerts and dashboard', () => {
  it('ask only for figures that the desk shows', () => {
    const known = new Set([...metricNames(), ...everyNodeProcess()]);
    const asked = new Set(
      expressions.flatMap(metricsIn).map((name) => (known.has(name) ? name : name.replace(/_(bucket|sum|count)$/, ''))),
    );
    expect([...asked].filter((name) => !known.has(name))).toEqual([]);
  });

  it('use only labels that these have', () => {
    expect(expressions.flatMap(labelsIn).filter((label) => !labels.includes(label))).toEqual([]);
  });

  it('take for doing nothing what only tries again, as handlers do while a mail server or a database is away', () => {
    const { expr = '' } = rules.find(({ alert }) => alert === 'ConsumerDoesNothing') ?? {};
    const [, outcomes = '.*'] = /unless .*eventdesk_events_handled_total\{outcome=~"([^"]+)"\}/.exec(expr) ?? [];
    const counted = ['handled', 'retried', 'parked'].filter((outcome) => new RegExp(`^(?:${outcomes})$`).test(outcome));
    expect(counted).toEqual(['handled', 'parked']);
  });

  it('are written so that each can be told from the others, and its summary says what it measured', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const rule of rules) {
      expect([rule.alert, ['page', 'look'].includes(rule.labels.severity), /^\d+m$/.test(rule.for)]).toEqual([
        rule.alert,
        true,
        true,
      ]);
      for (const [, label = ''] of rule.annotations.summary.matchAll(/\$labels\.(\w+)/g)) expect(labels).toContain(label);
      expect(textOf('docs/how-to/observe.md')).toContain(`\`${rule.alert}\``);
    }
    for (const { title, gridPos } of panels) expect([title, gridPos.x + gridPos.w <= 24]).toEqual([title, true]);
  });
});

describe('prometheus.yml', () => {
  it('reads every service where it shows its figures', () => {
    const read = new Map(
      scrapes.scrape_configs.map(({ job_name, dns_sd_configs: [where] }) => [job_name, [where?.names[0], where?.port]]),
    );
    const expected = [['gateway', 3000] as const, ...healthPorts()].map(([name, port]) => [name, [name, port]] as const);
    expect(read).toEqual(new Map(expected));
  });

  it('has its rules beside it', () => {
    expect(scrapes.rule_files.filter((file) => !exists(`deploy/prometheus/${file}`))).toEqual([]);
  });
});
