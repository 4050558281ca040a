'use strict';
// The switches above the picture: which measure, in which unit, which view, and the steps that the stacks went through.

function showSwitches(graph) {
  showMeasures(graph);
  showPer(graph);
  press('invert', graph.state.isInverted);
  press('threads', graph.state.threads);
  byId('threads').hidden = !graph.sources[graph.state.measure].hasThreads;
  byId('layout').textContent = graph.main.icicle ? 'Root on top' : 'Root at the bottom';
  byId('layout').disabled = graph.isSandwich;
}

function press(id, isPressed) {
  byId(id).setAttribute('aria-pressed', String(isPressed));
}

function showMeasures(graph) {
  byId('measures').replaceChildren(...graph.sources.map((source, i) => {
    const button = element('button', '', shortened(source.name, 40) + ' ', element('small', '', source.weight));
    button.type = 'button';
    button.setAttribute('aria-pressed', String(i === graph.state.measure));
    button.addEventListener('click', () => graph.measure(i));
    return button;
  }));
}

/** What weights are divided by; hidden where there is no choice. */
function showPer(graph) {
  const {per, unit} = graph.upright;
  const choices = [['', unit === 'ns' ? 'time' : visible(unit)], ...per.map(each => [each.words, each.words])];
  const select = byId('per');
  select.hidden = per.length === 0;
  select.replaceChildren(...choices.map(([value, words]) => {
    const option = element('option', '', words);
    option.value = value;
    return option;
  }));
  select.value = graph.upright.shownPer?.words ?? '';
}

/** The steps that are in force, each with a button that takes it away. */
function showSteps(graph) {
  const {steps} = graph.state;
  const chips = steps.map((step, i) => {
    const text = shortened(visible(stepText(step)), 80);
    const button = element('button', '', text + ' ', element('span', '', '\u00d7'));
    button.type = 'button';
    button.title = shortened(visible(stepText(step)), LONGEST_NAME);
    button.setAttribute('aria-label', 'take away: ' + text);
    button.addEventListener('click', () => graph.withoutStep(i));
    return element('li', '', button);
  });
  const problems = graph.chain.problems.map(problem => element('li', 'problem', problem));
  byId('steps').replaceChildren(...chips, ...problems);
  byId('steps').hidden = chips.length + problems.length === 0;
}
