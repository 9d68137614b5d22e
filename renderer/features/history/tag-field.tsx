import { useState } from 'react';

import { Icon } from '../shell/icon.tsx';
import { withTag } from './tags.ts';

interface TagFieldProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** Tags as chips; Enter or a comma adds what was typed, the cross takes one away. */
export function TagField({ tags, onChange }: TagFieldProps) {
  const [draft, setDraft] = useState('');
  const add = () => {
    const next = withTag(tags, draft);
    setDraft('');
    if (next !== tags) onChange(next);
  };
  return (
    <div className="field">
      <label htmlFor="entry-tags">Tags</label>
      <div className="tag-box">
        {tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
            <button
              type="button"
              className="tag-remove"
              aria-label={`Remove the tag ${tag}`}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        <input
          id="entry-tags"
          type="text"
          value={draft}
          placeholder={tags.length === 0 ? 'Add a tag' : 'Add'}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft('');
            else if (event.key === 'Enter' || event.key === ',') add();
            else if (event.key === 'Backspace' && draft === '' && tags.length > 0) {
              onChange(tags.slice(0, -1));
            } else return;
            event.preventDefault();
          }}
        />
      </div>
    </div>
  );
}
