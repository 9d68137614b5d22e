import { type ReactNode, useEffect, useRef } from 'react';

interface ModalDialogProps {
  readonly isOpen: boolean;
  readonly className: string;
  /** Id of its heading. */
  readonly labelledBy: string;
  readonly onClose: () => void;
  /** It can't be closed now. */
  readonly isHeld?: boolean;
  readonly children: ReactNode;
}

/** Over the rest of the window; a click beside it and Esc close it. */
export function ModalDialog(props: ModalDialogProps) {
  const { isOpen, className, labelledBy, onClose, isHeld = false, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    // A click beside the dialog arrives at the dialog itself; keys have Esc.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- see above
    <dialog
      ref={dialog}
      className={`modal-dialog ${className}`}
      aria-labelledby={labelledBy}
      onClose={() => {
        // Chromium lets a second Esc through whatever is said to the first.
        if (isHeld) dialog.current?.showModal();
        else onClose();
      }}
      onCancel={(event) => {
        if (isHeld) event.preventDefault();
      }}
      onClick={(event) => {
        if (event.target === dialog.current && !isHeld) onClose();
      }}
    >
      {isOpen && children}
    </dialog>
  );
}
