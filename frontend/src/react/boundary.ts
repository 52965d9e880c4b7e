/** Keeps one broken component from taking the page down: says so, and reports it to the server. `part` is its name, where it is not the page. */
import { Component, createElement, type ErrorInfo, type ReactNode } from 'react'
import { session } from '../session'

export class ErrorBoundary extends Component<{ children?: ReactNode; part?: string }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    session().client.report(error.message, error.stack ?? '', info.componentStack ?? '')
  }

  override render(): ReactNode {
    const { error } = this.state
    const { part, children } = this.props
    if (!error) return children
    return createElement(
      'div',
      { role: 'alert', className: 'mirra-error' },
      createElement('h2', null, part === undefined ? 'This page ran into an error' : `${part || 'This part'} ran into an error`),
      session().boot.dev ? createElement('pre', null, error.message) : null,
      createElement('button', { onClick: () => this.setState({ error: null }) }, 'Try again'),
    )
  }
}
