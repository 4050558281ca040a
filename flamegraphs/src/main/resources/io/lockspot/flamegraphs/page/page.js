'use strict';
// The state of the page: what is listed and how it is sorted, beside the graph's own.

class Page extends Graph {
  constructor(data) {
    super(data.trees.map(tree => new Tree(tree)), new Frames(data));
    this.sortBy = 'self';
    document.title = visible(data.title);
    byId('title').textContent = visible(data.title);
    byId('subtitle').textContent = visible(data.subtitle);
    this.refresh();
  }

  search(query, isRegex) {
    super.search(query, isRegex);
    this.showFunctions();
  }

  sort(key) {
    this.sortBy = key;
    this.showFunctions();
  }

  toggleFunctions(isShown) {
    byId('functions').hidden = !isShown;
    byId('stage').hidden = isShown;
    this.refresh();
    (isShown ? byId('functions') : byId('canvas')).focus({preventScroll: true});
  }

  get functionsShown() {
    return !byId('functions').hidden;
  }

  theme(name) {
    document.documentElement.dataset.theme = name;
    byId('theme').textContent = this.isDark ? 'Light' : 'Dark';
    this.recolour();
  }

  get isDark() {
    return document.documentElement.dataset.theme === 'dark';
  }

  refresh() {
    super.refresh();
    byId('measures').hidden = this.trees.length < 2;
    this.showMatches();
    this.showFunctions();
    byId('layout').textContent = this.picture.icicle ? 'Icicle' : 'Flame';
    byId('view').textContent = this.functionsShown ? 'Graph' : 'List';
  }

  /** Nodes below another match are in its share already. */
  matchedText() {
    const {tree, picture} = this;
    const nodes = tree.outermost(picture.matches, picture.zoomed);
    const weight = tree.weightOf(nodes);
    const share = shareText(weight, tree.whole) + ' matched';
    const ofZoomed = picture.zoomed === 0 ? '' : ' (' + shareText(weight, tree.total[picture.zoomed]) + ' of the zoom)';
    return share + ofZoomed + ' \u00b7 ' + weightText(weight, tree.unit) + ' \u00b7 ' + counted(nodes.length, 'places');
  }

  showFunctions() {
    if (this.functionsShown) {
      const actions = {
        sort: key => this.sort(key),
        search: name => {
          this.search(name, false);
          this.toggleFunctions(false);
        },
      };
      showFunctions(this.tree, this.frames, this.picture.zoomed, this.picture.matches, this.sortBy, actions);
    }
  }
}
