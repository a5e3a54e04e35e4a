"""The names of variables are short in the script that is served, and nothing else in it changes."""

import re
from pathlib import Path

import pytest

from app.web import assets
from app.web.short_names import declared_in, with_short_names

MODULES = sorted((assets.STATIC / "js").glob("*.js"))


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("let wanted=1;go(wanted);", "let a=1;go(a);"),
        ("let wanted=1;go(box.wanted,box?.wanted);", "let a=1;go(box.wanted,box?.wanted);"),
        ("let wanted=[];go([...wanted]);", "let a=[];go([...a]);"),
        ("let wanted=1;go({wanted});", "let wanted=1;go({wanted});"),
        ("let wanted=1;go({at:box[0],wanted});", "let wanted=1;go({at:box[0],wanted});"),
        ("let wanted=1;go({wanted,at:box[0]});", "let wanted=1;go({wanted,at:box[0]});"),
        ("let wanted=1;let{at,wanted=2}=box;", "let wanted=1;let{at,wanted=2}=box;"),
        ("let wanted=1;each(()=>{go(one,wanted,two)});", "let a=1;each(()=>{go(one,a,two)});"),
        ("let wanted=1;go({wanted:2});", "let wanted=1;go({wanted:2});"),
        ("let wanted=1;go('wanted');", "let a=1;go('wanted');"),
        ("let wanted=1;go(/wanted/);", "let a=1;go(/wanted/);"),
        ("let wanted=1;go(`wanted ${wanted}`);", "let a=1;go(`wanted ${a}`);"),
        ("let wanted=1;go(`${f({text:'wanted'+wanted})}`);", "let a=1;go(`${f({text:'wanted'+a})}`);"),
        ("function go(first,last=window){return first+last}", "function go(a,b=window){return a+b}"),
        ("each(place=>place.top);", "each(a=>a.top);"),
        ("each(([from,until])=>from+until);", "each(([b,a])=>b+a);"),
        ("let{wanted}=box;go(wanted);", "let{wanted}=box;go(wanted);"),
        ("document.go();", "document.go();"),
        ("go(true,{once:false},'true');", "go(!0,{once:!1},'true');"),
        ("go(document,box.document,box.document);", "go(document,box.document,box.document);"),
        (f"go({'document,' * 4}box.document);", f"let a=document;go({'a,' * 4}box.document);"),
        (f"go({'document,' * 4}'document');", f"let a=document;go({'a,' * 4}'document');"),
        ("let a=1,wanted;let half=a/2/wanted;", "let a=1,wanted;let b=a/2/wanted;"),
    ],
)
def test_only_what_is_a_variable_and_nothing_else_is_called_by_a_short_name(script: str, expected: str) -> None:
    """A property by another name is undefined, and a button does nothing."""
    assert expected == with_short_names(script)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_module_calls_a_variable_what_another_uses_as_the_browsers_own(module: Path) -> None:
    """Names are changed in all modules alike: a local `open` here would be the end of window.open there."""
    own = declared_in(_code(module)) | declared_in(_code(assets.STATIC / "js" / "page.js"))
    free = {name for name in re.findall(r"(?<![\w$.'-])[A-Za-z_]\w+(?=\()", _code(module)) if name not in own}
    called = {name for other in MODULES for name in declared_in(_code(other))} & free
    text = assets.bundles()["site.js"].body.decode()

    assert set() == {name for name in called if not re.search(rf"(?<![\w$.]){name}\(", text)}


def _code(path: Path) -> str:
    """The code of one module, minified as the bundle is, names as they are."""
    return assets.rjsmin.jsmin(path.read_text(encoding="utf-8")).replace("const ", "let ").replace("const{", "let{")
