"""The Jupyter project's own kernel tests, with samples in Scheme.

    conformance.py [unittest options]

Every sample attribute is filled, so that no test of the suite is skipped.
"""

import unittest

import jupyter_kernel_test


class LambdustTests(jupyter_kernel_test.KernelTests):
    kernel_name = "lambdust"
    language_name = "scheme"
    file_extension = ".scm"

    code_hello_world = '(display "hello, world")'
    code_stderr = '(display "to stderr" (current-error-port))'
    completion_samples = [
        {"text": "(call-with-current-c", "matches": {"call-with-current-continuation"}},
        {"text": "(no-such-name-any", "matches": set()},
    ]
    complete_code_samples = ["1", "(+ 1 2)", '(display "a)")', "(define x 1)\nx", "", "; just a comment"]
    incomplete_code_samples = ["(+ 1", "(define (f x)\n", '"open', "#| open", "'", "[list 1"]
    invalid_code_samples = [")", "(+ 1 2))", "(list 1]", "#<nonsense"]
    code_page_something = '(page "some text")'
    code_generate_error = '(error "boom" 1)'
    code_execute_result = [
        {"code": "(+ 40 2)", "result": "42"},
        {"code": '"text"', "result": '"text"'},
        {"code": "(list 1 'two #\\3)", "result": "(1 two #\\3)"},
    ]
    code_display_data = [{"code": '(display-mime "text/html" "<b>bold</b>")', "mime": "text/html"}]
    code_history_pattern = "(+*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "vector-ref"
    code_clear_output = "(clear-output)"


class WelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "lambdust"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main(verbosity=2)
