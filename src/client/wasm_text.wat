;; The loop of `decode` in wasm_text.js. It runs once, before an engine has optimized anything: as
;; JavaScript it takes 2 to 4 ms of a cold start of 10, and keeps the compilers busy; here it takes 0.5.
(module
  (import "" "memory" (memory 1))
  ;; At 0 are the bytes of the symbols, at 128 and 256 those of the second symbols behind each mark.
  (data (i32.const 0) "TABLES")

  ;; Decodes the text in place; returns the end of the bytes.
  (func (export "decode") (param $text i32) (param $end i32) (result i32)
    (local $out i32)
    (local $symbol i32)
    (local.set $out (local.get $text))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $text) (local.get $end)))
        (local.set $symbol (i32.load8_u (local.get $text)))
        (local.set $text (i32.add (local.get $text) (i32.const 1)))
        ;; `}` and `~` are the marks.
        (if (i32.ge_u (local.get $symbol) (i32.const 125))
          (then
            (local.set $symbol
              (i32.add
                (i32.mul (i32.const 128) (i32.sub (local.get $symbol) (i32.const 124)))
                (i32.load8_u (local.get $text))))
            (local.set $text (i32.add (local.get $text) (i32.const 1)))))
        (i32.store8 (local.get $out) (i32.load8_u (local.get $symbol)))
        (local.set $out (i32.add (local.get $out) (i32.const 1)))
        (br $next)))
    (local.get $out)))
