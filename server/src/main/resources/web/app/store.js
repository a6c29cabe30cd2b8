/** Settings of one page, kept in this browser only. What was kept is left aside where it does not pass `valid`. */
export class Store {
  constructor(key, defaults, valid = () => true) {
    this.key = key;
    this.defaults = defaults;
    this.valid = valid;
  }

  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      return kept && this.valid(kept) ? { ...structuredClone(this.defaults), ...kept } : structuredClone(this.defaults);
    } catch {
      return structuredClone(this.defaults);
    }
  }

  write(values) { localStorage.setItem(this.key, JSON.stringify(values)); }

  /** @returns the defaults, which stand from now on */
  reset() {
    localStorage.removeItem(this.key);
    return this.read();
  }
}
