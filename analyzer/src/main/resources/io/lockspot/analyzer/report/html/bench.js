'use strict';
// What a bench has run for the comparison, in which order, and how quiet the machine was.

function showBench(bench) {
  if (!bench) {
    return;
  }
  const facts = element('dl', 'facts');
  const add = (name, value) => value && facts.append(element('dt', '', name), element('dd', '', value));
  add('before', visible(bench.before));
  add('after', visible(bench.after));
  add('measured', bench.whole ? 'each run from the program\'s start to its end'
    : (bench.duration === null ? 'until the load ends' : 'windows of ' + duration(bench.duration)) + ', after a warm-up of ' + duration(bench.warmup));
  add('load', bench.load && visible(bench.load));
  add('agent', (bench.agentFromStart ? 'from the start' : 'attached when ready') + (bench.agentOptions ? ', ' + visible(bench.agentOptions) : ''));
  add('machine', [counting(bench.machine.cpus, 'CPU', 'CPUs'), bench.machine.cpuModel, bench.machine.kernel && 'kernel ' + bench.machine.kernel,
    bench.machine.governor && 'governor ' + bench.machine.governor].filter(Boolean).map(text => visible(text)).join(', '));
  add('disturbed', bench.disturbedRuns + ' of ' + counting(bench.order.length, 'run', 'runs'));
  add('spread', bench.spread && visible(bench.spread.figure) + ' \u00b1 ' + fixed(bench.spread.percent, 1) + ' % between runs');
  const heads = ['run', 'started', ...(bench.whole ? [] : ['ready after']), 'window', 'own CPU', 'others', 'stolen'];
  const share = (run, key) => run.cpu === null ? NOTHING : fixed(run.cpu[key], 1) + ' %';
  const rows = bench.order.map(run => element('tr', '', rowHead(visible(run.side) + ' ' + run.run), element('td', '', visible(run.started)),
    ...[...(bench.whole ? [] : [duration(run.ready)]), duration(run.window), share(run, 'own'), share(run, 'others'), share(run, 'stolen')].map(text => element('td', 'number', text))));
  section('bench').append(facts, scrolling('Runs', element('table', '',
    element('thead', '', element('tr', '', ...heads.map((text, i) => columnHead(text, i > 1 ? 'number' : '')))), element('tbody', '', ...rows))));
}
