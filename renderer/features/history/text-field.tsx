import { type KeyboardEvent, useRef, useState } from 'react';

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  /** As it is saved; a new one needs a new key. */
  readonly text: string;
  readonly placeholder: string;
  /** More than one: a field in which Enter begins a new line. */
  readonly lines: number;
  readonly onChange: (text: string) => void;
}

/** Text that is saved when the field is left, or with Enter; Esc puts back what was there. */
export function TextField({ id, label, text, placeholder, lines, onChange }: TextFieldProps) {
  const [draft, setDraft] = useState(text);
  const isGivenUp = useRef(false);
  const save = () => {
    const trimmed = draft.trim();
    if (!isGivenUp.current && trimmed !== text) onChange(trimmed);
    isGivenUp.current = false;
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const isDone = event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey);
    if (!isDone && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    isGivenUp.current = event.key === 'Escape';
    if (isGivenUp.current) setDraft(text);
    event.currentTarget.blur();
  };
  const props = {
    id,
    value: draft,
    placeholder,
    className: 'text-box',
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setDraft(event.target.value),
    onBlur: save,
    onKeyDown: handleKeyDown,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines === 1 ? <input type="text" {...props} /> : <textarea rows={lines} {...props} />}
    </div>
  );
}
