import { nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** Sets an element's custom properties by script: Lit's own styleMap writes an inline style first, which the policy forbids. */
class Paint extends Directive {
  render() { return nothing; }

  update({ element }, [values]) {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) element.style.removeProperty(name);
      else element.style.setProperty(name, value);
    }
    return nothing;
  }
}

/** `<i ${paint({ '--share': '40%' })}>`; undefined takes a property away. */
export const paint = directive(Paint);
