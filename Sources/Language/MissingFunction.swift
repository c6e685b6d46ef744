import Source

/// Functions of Octave and MATLAB that the language leaves out on purpose, and what to do instead.
enum MissingFunction {
  /// Why a name is missing, as a hint; nil for a name that is not known to be left out.
  static func reason(for name: String) -> String? {
    for (reason, names) in reasons {
      for other in names.parts(at: UInt8(ascii: " ")) where other == name { return reason }
    }
    return nil
  }

  static let reasons: [(reason: String, names: String)] = [
    (
      "numbers are always double here; round, fix or floor give whole ones",
      "int8 int16 int32 int64 uint8 uint16 uint32 uint64 single"
    ),
    (
      "numbers are always double here; whole ones are exact up to flintmax",
      "intmax intmin typecast"
    ),
    (
      "data are read with readmatrix, readcell, csvread or dlmread; there are no other files",
      "fopen fclose fgetl fgets fread fscanf feof frewind fseek ftell fileread textread textscan strread importdata load "
        + "xlsread readtable mkdir rmdir delete unlink rename copyfile movefile ls dir pwd cd tempname"
    ),
    (
      "nothing is written to files; a page or a text is made with `nbrun render`",
      "save fwrite csvwrite dlmwrite writematrix writecell writetable xlswrite diary publish"
    ),
    (
      "figures belong to the page, which `nbrun render` makes; to print text write disp or printf",
      "print saveas savefig exportgraphics imwrite getframe"
    ),
    (
      "surf, mesh, contour3, plot3 and scatter3 draw in space",
      "surfl meshz bar3 stem3 waterfall ribbon plot3d"
    ),
    (
      "there are no sparse matrices; use a full one",
      "sparse issparse spalloc spdiags speye sprand sprandn spones spfun nzmax"
    ),
    ("there is no containers.Map; a struct finds values by names, as in s.(key) = 3", "containers dictionary"),
    (
      "there are no clocks, so that a page is the same whenever it is made",
      "clock cputime time now date datestr datenum datetime duration weekday calendar pause timeit"
    ),
    (
      "a notebook asks nothing; give the value a name in a cell",
      "input keyboard menu inputdlg listdlg msgbox uicontrol uifigure ginput waitbar"
    ),
    (
      "a notebook reaches neither the system nor the network",
      "system shell_cmd unix dos getenv setenv putenv urlread urlwrite webread webwrite websave popen exec fork computer ver version"
    ),
    (
      "a notebook is one file, and its functions stand in its cells",
      "addpath rmpath path run source mfilename which what edit builtin autoload"
    ),
    ("code cannot reach the variables of its caller; hand them over as arguments", "evalin assignin inputname"),
    ("arrays have two dimensions; a cell array of matrices does instead", "ipermute shiftdim"),
    ("ask nargin in the body for arguments that were left out", "inputParser arguments"),
    ("`nbrun help` shows what a function does, as in `nbrun help plot`", "help doc lookfor info"),
    (
      "there are no tables; use a matrix, a cell array or a struct",
      "table array2table struct2table cell2table timetable categorical"
    ),
  ]
}
