'use strict';
// Undo and redo are the browser's back and forward: every state of the reader is an entry of its history.

const TYPING = 300;

class Trail {
  constructor(graph) {
    this.graph = graph;
    this.at = 0;
    this.last = 0;
    this.typing = 0;
    addEventListener('popstate', event => this.arrive(event.state));
  }

  /** After a change; typing in a search is one change, not one for each letter. */
  record(isTyping) {
    clearTimeout(this.typing);
    if (isTyping) {
      this.typing = setTimeout(() => this.push(), TYPING);
    } else {
      this.push();
    }
  }

  push() {
    clearTimeout(this.typing);
    this.typing = 0;
    const address = '#' + this.graph.address();
    if (address !== (location.hash || '#')) {
      this.last = ++this.at;
      this.write('pushState', address);
    }
    this.graph.showTrail();
  }

  /** Browsers refuse hundreds of changes in a few seconds: then the address is late, and nothing else. */
  write(how, address) {
    try {
      history[how]({at: this.at}, '', address);
    } catch (e) {
      if (e.name !== 'SecurityError') {
        throw e;
      }
    }
  }

  /** Back and forward, or an address that the reader wrote. A link to a section of the page is no state. */
  arrive(state) {
    clearTimeout(this.typing);
    const fragment = location.hash.slice(1);
    if (fragment !== '' && !fragment.includes('=')) {
      return;
    }
    this.at = state?.at ?? (fragment === '' ? 0 : this.at + 1);
    this.last = Math.max(this.last, this.at);
    this.graph.arrive(fragment);
    this.graph.showTrail();
  }

  undo() {
    if (this.typing !== 0) {
      this.push();
    }
    if (this.at > 0) {
      history.back();
    }
  }

  redo() {
    if (this.at < this.last) {
      history.forward();
    }
  }
}
