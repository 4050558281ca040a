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
  const measures = byId('measures');
  // Made once: what a reader has just used keeps the focus.
  if (measures.childElementCount === 0) {
    measures.append(...graph.sources.map((source, i) => {
      const button = element('button', '', shortened(source.name, 40) + ' ', element('small', '', source.weight));
      button.type = 'button';
      button.addEventListener('click', () => graph.measure(i));
      return button;
    }));
  }
  Array.from(measures.children, (button, i) => button.setAttribute('aria-pressed', String(i === graph.state.measure)));
}

/** What weights are divided by; hidden where there is no choice. */
function showPer(graph) {
  const {per, unit} = graph.upright;
  const choices = [['', unit === 'ns' ? 'time' : visible(unit)], ...per.map(each => [each.words, each.words])];
  const select = byId('per');
  select.hidden = per.length === 0;
  if (Array.from(select.options, option => option.value + '\n' + option.text).join() !== choices.map(choice => choice.join('\n')).join()) {
    select.replaceChildren(...choices.map(([value, words]) => new Option(words, value)));
  }
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
